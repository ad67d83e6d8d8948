/** The steps that the models of this module ask for. */
@org.jspecify.annotations.NullMarked
package org.chalkline.duties.workflow;
