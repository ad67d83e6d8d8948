package org.chalkline.intake.web;

import java.util.List;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.TimelineItem;

/**
 * One report as its reporter sees it, ready to print.
 *
 * @param colour of the tag in which the standing is shown
 * @param danger whether somebody was said to be in danger
 * @param childImage whether it may be a sexual image of a child
 * @param withSafeguarding whether the safeguarding lead, or whoever stands in, has it now
 * @param outside whether nobody inside is left to deal with it
 * @param rows the reporter's own words
 * @param files the files that came with it
 * @param words what was written to them about it
 */
record MyReportView(
    String reference,
    String standing,
    String colour,
    String means,
    boolean danger,
    boolean childImage,
    boolean withSafeguarding,
    boolean outside,
    List<SummaryRow> rows,
    List<FileView> files,
    List<TimelineItem> words) {

  /**
   * A file that came with it.
   *
   * @param href where its first page can be seen, or null if it is locked away
   * @param lock where it can be locked away, or null if it is
   * @param pages links to its other pages
   */
  record FileView(
      String name,
      @org.jspecify.annotations.Nullable String href,
      @org.jspecify.annotations.Nullable String lock,
      List<PageLink> pages) {}

  /** A link to one more page of a file. */
  record PageLink(int number, String href) {}
}
