/** Letters, notices and invitations of a case: templates, writing, checking, signing, sending. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "links",
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
      "paper",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.letters;
