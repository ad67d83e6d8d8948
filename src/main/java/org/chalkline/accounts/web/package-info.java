/** The page of the schools' own accounts. */
@org.jspecify.annotations.NullMarked
package org.chalkline.accounts.web;
