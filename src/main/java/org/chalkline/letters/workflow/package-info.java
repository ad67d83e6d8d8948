/** What the model of a letter asks of us. */
@org.jspecify.annotations.NullMarked
package org.chalkline.letters.workflow;
