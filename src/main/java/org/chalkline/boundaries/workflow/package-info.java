@org.jspecify.annotations.NullMarked
package org.chalkline.boundaries.workflow;
