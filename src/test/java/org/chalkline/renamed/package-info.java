/** Proofs that no school's and no policy's name decides anything. */
@org.jspecify.annotations.NullMarked
package org.chalkline.renamed;
