/** What the processes of this module ask of it. */
@org.jspecify.annotations.NullMarked
package org.chalkline.training.workflow;
