/** Task list and case page, assembled from what the modules offer. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "intake",
      "abuse",
      "safeguarding",
      "setup",
      "breach",
      "escalation",
      "boundaries",
      "nearmiss",
      "review",
      "accounts",
      "duties",
      "training",
      "evidence",
      "meetings",
      "contacts",
      "links",
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
