/** The case file itself, which the modules that have a kind of case hold in their hands. */
@org.springframework.modulith.NamedInterface("domain")
@org.jspecify.annotations.NullMarked
package org.chalkline.casework.domain;
