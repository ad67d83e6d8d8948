/** Who has read and learnt what: policies acknowledged, training done and lapsed. */
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
package org.chalkline.training;
