package org.chalkline.evaluation;

import java.util.List;
import java.util.function.IntFunction;
import org.chalkline.installation.Scope;
import org.chalkline.post.Sent;
import org.jspecify.annotations.Nullable;

/**
 * A page of the outbox.
 *
 * @param newer the address of the page before; null on the first
 * @param older the address of the page after; null on the last
 */
record OutboxPage(List<Sent> mails, @Nullable String newer, @Nullable String older) {

  private static final int MAILS = 50;
  private static final int LAST = 1_000_000;

  /** How many mails come before this page, whatever number was asked for. */
  static int skip(int page, int mails) {
    return (Math.min(Math.max(page, 1), LAST) - 1) * mails;
  }

  /**
   * The page of this number.
   *
   * @param mails as many mails from the first of the page on
   */
  static OutboxPage of(int page, IntFunction<List<Sent>> mails) {
    List<Sent> found = Scope.everywhere(() -> mails.apply(MAILS + 1));
    return new OutboxPage(
        found.subList(0, Math.min(found.size(), MAILS)),
        page > 1 ? address(Math.min(page, LAST) - 1) : null,
        found.size() > MAILS ? address(page + 1) : null);
  }

  private static String address(int page) {
    return "/evaluation/outbox?page=" + page;
  }
}
