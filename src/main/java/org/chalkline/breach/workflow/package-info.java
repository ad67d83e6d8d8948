@org.jspecify.annotations.NullMarked
package org.chalkline.breach.workflow;
