/** Policies: their editions, clauses and profiles. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"audit", "installation", "engine", "post", "web"})
@org.jspecify.annotations.NullMarked
package org.chalkline.policy;
