/** Cases as people see them: the list, the case page, what can be done with a case. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.cases;
