/**
 * Alleged breaches of the policy, whoever they are about: recorded, assessed, enquired into,
 * decided by another person, told, appealed against.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "accounts",
      "duties",
      "casework",
      "casework::domain",
      "letters",
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
package org.chalkline.breach;
