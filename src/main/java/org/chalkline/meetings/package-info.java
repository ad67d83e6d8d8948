/** Meetings with people outside the school: times offered, invitations, notes of both sides. */
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
      "post",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.meetings;
