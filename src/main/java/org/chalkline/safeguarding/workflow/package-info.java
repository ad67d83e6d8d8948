@org.jspecify.annotations.NullMarked
package org.chalkline.safeguarding.workflow;
