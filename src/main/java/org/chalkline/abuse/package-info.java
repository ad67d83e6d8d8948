/** Abuse reported on or through social media: triage, action, closing. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "accounts",
      "contacts",
      "duties",
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
package org.chalkline.abuse;
