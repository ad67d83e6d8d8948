/** The one page to report; hands over by event. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
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
package org.chalkline.intake;
