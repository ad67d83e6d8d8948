package org.chalkline.policy;

/**
 * A kind of report as a school shows it.
 *
 * @param code the same at every school, such as racist
 * @param label the school's words for it
 */
public record Kind(String code, String label) {}
