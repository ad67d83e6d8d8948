/** Letters for machines. */
@org.jspecify.annotations.NullMarked
package org.chalkline.letters.api;
