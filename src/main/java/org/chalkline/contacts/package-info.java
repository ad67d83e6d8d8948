/** Contacts with bodies outside the school: police, solicitor, local authority, platform. */
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
      "paper",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.contacts;
