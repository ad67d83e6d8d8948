/** The outbox: what leaves the building, kept until it has gone. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "installation"})
@org.jspecify.annotations.NullMarked
package org.chalkline.post;
