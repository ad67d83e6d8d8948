/**
 * Worries about children: the referral to the safeguarding lead, what follows from it, what is
 * locked away, the file that goes to another school. Seen by the lead and the deputy only.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "casework",
      "casework::domain",
      "duties",
      "evidence",
      "contacts",
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
package org.chalkline.safeguarding;
