/** Reporting for programs, under {@code /api/v1/reports}. */
@org.jspecify.annotations.NullMarked
package org.chalkline.intake.api;
