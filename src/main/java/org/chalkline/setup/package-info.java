/**
 * Setting up a school: what it needs before it goes live, its contacts, letterhead and test alerts.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "accounts",
      "duties",
      "letters",
      "links",
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
package org.chalkline.setup;
