package org.chalkline.calendar;

import java.time.LocalDate;

/**
 * One day between the start of a limit and its end, and whether it counted.
 *
 * @param day the date in London
 * @param counted whether any of the limit's time ran on this day
 * @param why the reason in plain words
 */
public record Counted(LocalDate day, boolean counted, String why) {}
