package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One event of a timeline, ready to print.
 *
 * @param title what happened
 * @param when the time in words
 * @param by who did it, or null
 * @param text more, or null; line breaks are kept
 */
public record TimelineItem(String title, String when, @Nullable String by, @Nullable String text) {}
