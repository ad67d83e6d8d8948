/** What the process of a meeting asks. */
@org.jspecify.annotations.NullMarked
package org.chalkline.meetings.workflow;
