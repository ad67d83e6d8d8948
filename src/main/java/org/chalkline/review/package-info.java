/** The policy's renewal: drafting a version, its approval by whom the policy names, publishing. */
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
      "post",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.review;
