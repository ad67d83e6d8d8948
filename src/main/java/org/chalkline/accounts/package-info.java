/** The schools' own accounts and who runs them. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "evidence",
      "casework",
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
package org.chalkline.accounts;
