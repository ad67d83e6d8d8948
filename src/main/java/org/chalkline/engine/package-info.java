/** The only door to the process engine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "installation"})
@org.jspecify.annotations.NullMarked
package org.chalkline.engine;
