@org.jspecify.annotations.NullMarked
package org.chalkline.nearmiss.workflow;
