/** The case file: reference, people, walls, timeline, deadlines, links and the work list. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
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
package org.chalkline.casework;
