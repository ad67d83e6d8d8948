/** School time: the year at a glance, changes with what they would move, and the holiday rota. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.calendar;
