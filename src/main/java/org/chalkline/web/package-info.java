/** The page kit: layout, forms from their definitions, problems, repeats made harmless. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit"})
@org.jspecify.annotations.NullMarked
package org.chalkline.web;
