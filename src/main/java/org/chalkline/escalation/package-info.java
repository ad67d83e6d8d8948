/**
 * Steps with a parent who attacks somebody online: the ladder of the profile, the police beside it,
 * measures after a refusal, what the parent answered.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "casework",
      "casework::domain",
      "evidence",
      "letters",
      "meetings",
      "contacts",
      "links",
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
package org.chalkline.escalation;
