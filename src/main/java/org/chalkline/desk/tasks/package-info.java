/** The pages of the task list: what waits for a person, and everything they can do with it. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.tasks;
