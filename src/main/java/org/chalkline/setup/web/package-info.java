/** The pages on which a school is set up. */
@org.jspecify.annotations.NullMarked
package org.chalkline.setup.web;
