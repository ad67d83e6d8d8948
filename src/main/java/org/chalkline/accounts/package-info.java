/** The schools' own accounts and who runs them. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "evidence",
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
package org.chalkline.accounts;
