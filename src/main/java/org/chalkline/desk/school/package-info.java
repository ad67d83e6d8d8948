/** The page "The school": what is not daily work, grouped, as far as a person may do it. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.school;
