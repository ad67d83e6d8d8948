/** The audit desk: the record read and proved. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "intake",
      "abuse",
      "accounts",
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
package org.chalkline.assurance;
