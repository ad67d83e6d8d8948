/** What this installation is: its mode, its database and roles, its clock. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit"})
@org.jspecify.annotations.NullMarked
package org.chalkline.installation;
