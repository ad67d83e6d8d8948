/** What a parent sees of their own matter, and how they answer: the pages behind their link. */
@org.jspecify.annotations.NullMarked
package org.chalkline.escalation.web;
