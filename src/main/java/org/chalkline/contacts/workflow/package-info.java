/** What the process of following up with a body outside the school asks. */
@org.jspecify.annotations.NullMarked
package org.chalkline.contacts.workflow;
