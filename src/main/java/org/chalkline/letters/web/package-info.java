/** The pages of letters and of their templates. */
@org.jspecify.annotations.NullMarked
package org.chalkline.letters.web;
