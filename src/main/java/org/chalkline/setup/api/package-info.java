/** The same over the API. */
@org.jspecify.annotations.NullMarked
package org.chalkline.setup.api;
