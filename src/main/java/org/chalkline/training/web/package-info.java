/** The pages of who has read and learnt what. */
@org.jspecify.annotations.NullMarked
package org.chalkline.training.web;
