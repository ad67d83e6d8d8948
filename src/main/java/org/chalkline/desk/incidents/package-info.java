/** What came due and failed, for administrators, who see no case. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.incidents;
