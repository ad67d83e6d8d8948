/** The chained record: who did what and when, provable afterwards. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.chalkline.audit;
