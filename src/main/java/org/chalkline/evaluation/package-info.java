/** The evaluation: an invented cast, a clock to move, an outbox to read. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "intake",
      "setup",
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
package org.chalkline.evaluation;
