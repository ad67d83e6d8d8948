/** What the process of a test alert asks. */
@org.jspecify.annotations.NullMarked
package org.chalkline.setup.workflow;
