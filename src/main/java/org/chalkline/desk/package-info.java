/** Task list and case page, assembled from what the modules offer. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "intake",
      "abuse",
      "safeguarding",
      "setup",
      "escalation",
      "review",
      "setup",
      "accounts",
      "duties",
      "training",
      "evidence",
      "meetings",
      "contacts",
      "links",
      "escalation",
      "letters",
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
package org.chalkline.desk;
