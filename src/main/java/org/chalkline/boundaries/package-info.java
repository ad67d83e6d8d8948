/**
 * The bounds between staff, pupils and parents: attempts at contact either way, exceptions for
 * family, and from when contact with a former pupil is allowed.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "casework",
      "casework::domain",
      "calendar",
      "policy",
      "identity",
      "audit",
      "installation",
      "engine",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.boundaries;
