/** One-time links for people who have no account: opened with a code, for one matter only. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "casework",
      "casework::domain",
      "identity",
      "audit",
      "installation",
      "post",
      "web"
    })
@org.jspecify.annotations.NullMarked
package org.chalkline.links;
