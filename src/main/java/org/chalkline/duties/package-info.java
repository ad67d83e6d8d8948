/**
 * Duties owed to bodies outside the school, each with a clock of its own: the designated officer,
 * the police, social care and others; and breaches of personal data, with their log.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "contacts",
      "casework",
      "casework::domain",
      "calendar",
      "policy",
      "identity",
      "audit",
      "installation",
      "engine",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.duties;
