/** School time: terms, closures, working time and deadlines that explain themselves. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"policy", "identity", "audit", "installation", "engine", "post", "web"})
@org.jspecify.annotations.NullMarked
package org.chalkline.calendar;
