package org.chalkline.intake;

import java.util.List;
import java.util.Optional;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to the files that came with a report: its reporter sees these again, and no other
 * evidence of the case.
 */
@Service
public class OwnFiles {

  private final JdbcClient jdbc;
  private final EvidenceLocker locker;
  private final Once once;
  private final TransactionTemplate transaction;

  OwnFiles(JdbcClient jdbc, EvidenceLocker locker, Once once, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.locker = locker;
    this.once = once;
    this.transaction = transaction;
  }

  /**
   * The files that this person sent with their report, in the order in which they were given.
   *
   * @throws NoSuchThing if the report is not theirs or does not exist
   */
  public List<EvidenceItem> of(Me me, String reference) {
    return Scope.everywhere(() -> transaction.execute(status -> items(me, reference)));
  }

  /**
   * One page of the safe copy of a file; that it was seen is recorded.
   *
   * @param number the file's number, from 1
   * @param page from 1
   * @throws NoSuchThing if the report is not theirs, or has no such file or page
   * @throws org.chalkline.web.Refused if the file is locked away
   */
  public ViewCopy view(Me me, String reference, int number, int page) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  EvidenceItem item =
                      items(me, reference).stream()
                          .filter(it -> it.number() == number)
                          .findFirst()
                          .orElseThrow(NoSuchThing::new);
                  return locker.view(item.id(), page, me.actor());
                }));
  }

  /**
   * Locks a file away that this person sent: from now on nobody can look at it, they included.
   *
   * @param words why, 1 to 2,000 characters
   * @throws NoSuchThing if the report is not theirs, or has no such file that can be looked at
   */
  public void lockAway(Me me, String reference, int number, String words, String key) {
    Scope.everywhere(
        () ->
            transaction.execute(
                status ->
                    once.run(
                        me.actor(),
                        key,
                        () -> {
                          EvidenceItem item = visible(me, reference, number);
                          locker.lockAway(item.id(), me.actor(), words);
                          return reference;
                        })));
  }

  /** The file, as long as it can be looked at. */
  public EvidenceItem toLock(Me me, String reference, int number) {
    return Scope.everywhere(() -> transaction.execute(status -> visible(me, reference, number)));
  }

  private EvidenceItem visible(Me me, String reference, int number) {
    return items(me, reference).stream()
        .filter(item -> item.number() == number && !item.lockedAway())
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  private record Sent(String caseId, int files) {}

  /** A report opens its case, so that its files have the first numbers there. */
  private List<EvidenceItem> items(Me me, String reference) {
    Optional<Sent> sent =
        jdbc.sql(
                """
                select case_id, jsonb_array_length(details -> 'files') from report
                where reporter = ? and upper(reference) = upper(?)
                """)
            .params(me.id(), reference)
            .query((row, n) -> new Sent(row.getString(1), row.getInt(2)))
            .optional();
    Sent of = sent.orElseThrow(NoSuchThing::new);
    return locker.of(of.caseId()).stream()
        .filter(item -> item.number() <= of.files() && item.fixedBy().equals(me.id()))
        .toList();
  }
}
