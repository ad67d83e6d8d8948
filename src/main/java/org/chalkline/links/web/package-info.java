/** The page that asks for the code, and the one for a link that does not work. */
@org.jspecify.annotations.NullMarked
package org.chalkline.links.web;
