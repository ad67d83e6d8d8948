@org.jspecify.annotations.NullMarked
package org.chalkline.escalation.workflow;
