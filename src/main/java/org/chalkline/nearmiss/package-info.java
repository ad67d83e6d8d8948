/**
 * Near misses: reported by anybody, with the name withheld if they like; their risk, their actions,
 * the patterns among them, and what the review of the policy gets of them.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
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
package org.chalkline.nearmiss;
