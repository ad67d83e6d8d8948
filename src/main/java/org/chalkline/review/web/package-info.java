/** The pages of a policy's versions: reading, comparing, drafting. */
@org.jspecify.annotations.NullMarked
package org.chalkline.review.web;
