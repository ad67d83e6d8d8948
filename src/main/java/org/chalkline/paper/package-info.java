/** Pages on paper: XHTML with style becomes PDF/UA-1 with its fonts in it, and nothing else. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.chalkline.paper;
