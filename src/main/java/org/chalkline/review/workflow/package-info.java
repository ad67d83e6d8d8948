/** What the models of a review ask of us. */
@org.jspecify.annotations.NullMarked
package org.chalkline.review.workflow;
