package org.chalkline.meetings;

import java.time.Instant;
import java.util.List;

/**
 * Times are offered for a meeting.
 *
 * @param times one to three, each on a day on which the school is open
 * @param minutes how long it is to take, 10 to 240
 * @param place where; goes into the calendar file
 * @param agenda what is to be talked about
 * @param schoolSide the ids of those who come for the school
 * @param others who else comes for the school, in words; may be empty
 * @param lateReason why a time is later than the policy allows; empty if none is
 */
public record OfferTimes(
    List<Instant> times,
    int minutes,
    String place,
    String agenda,
    List<String> schoolSide,
    String others,
    String lateReason) {}
