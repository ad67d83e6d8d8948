/** Schools, people, roles, stand-ins and signing in. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"audit", "installation", "engine", "post", "web"})
@org.jspecify.annotations.NullMarked
package org.chalkline.identity;
