/** The clauses of the school's own policy, with the steps that keep them. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.policy;
