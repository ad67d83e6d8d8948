package org.chalkline.links;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.installation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens links to those who have the code. A link that never was, has expired or was revoked is
 * answered alike, after the same work. Visits go by the machine's clock, links by the
 * application's.
 */
@Component
class Visits {

  private static final String WORKS = "revoked_at is null and expires_at > ?";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Tries tries;
  private final PasswordEncoder codes;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Clock clock;
  private final String nobodys;

  Visits(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Tries tries,
      PasswordEncoder codes,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.tries = tries;
    this.codes = codes;
    this.caseFiles = caseFiles;
    this.files = files;
    this.clock = clock;
    this.nobodys = codes.encode(Secrets.code());
  }

  /** What came of a code. */
  enum Outcome {
    /** There is no link, or none any more. */
    ENDED,
    /** The code was wrong. */
    WRONG,
    /** So many wrong codes were entered that the link needs a new one. */
    LOCKED,
    /** Too many codes were tried from this address. */
    TOO_MANY,
    /** The code was right. */
    OPENED
  }

  /**
   * What came of a code, and if it was right, what proves it from now on.
   *
   * @param secret for the cookie
   * @param link the link
   */
  record Entered(Outcome outcome, @Nullable String secret, @Nullable Opened link) {

    static Entered not(Outcome outcome) {
      return new Entered(outcome, null, null);
    }
  }

  private record Tested(String id, String caseId, @Nullable String hash, int wrong) {}

  /** The school of a link that works; empty otherwise. Nothing changes. */
  Optional<String> school(String token) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status ->
                    jdbc.sql("select school_id from outsider_link where digest = ? and " + WORKS)
                        .params(Secrets.digest(token), now())
                        .query(String.class)
                        .optional()));
  }

  /** Tries a code on a link. */
  Entered enter(String token, String typed, String address) {
    Optional<Long> taken = tries.take(address);
    Optional<Tested> link = count(token, taken.isPresent());
    String hash = link.map(Tested::hash).orElse(null);
    boolean right = codes.matches(Secrets.typed(typed), hash == null ? nobodys : hash);
    if (link.isEmpty()) {
      return Entered.not(Outcome.ENDED);
    }
    if (taken.isEmpty()) {
      return Entered.not(Outcome.TOO_MANY);
    }
    if (hash == null) {
      return Entered.not(Outcome.LOCKED);
    }
    return right ? open(link.get(), taken.get()) : wrong(link.get());
  }

  /** Counts the try against the link before it is tested; no hash if it may not be tested. */
  private Optional<Tested> count(String token, boolean may) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status ->
                    jdbc.sql(
                            """
                            update outsider_link
                            set wrong = wrong + case when :may and wrong < :most then 1 else 0 end
                            from (select id as it, wrong as before from outsider_link
                              where digest = :digest for no key update) b
                            where id = b.it and revoked_at is null and expires_at > :now
                            returning id, case_id, wrong,
                              case when :may and before < :most then code_hash end as hash
                            """)
                        .param("may", may)
                        .param("most", OneTimeLinks.WRONG_CODES)
                        .param("digest", Secrets.digest(token))
                        .param("now", now())
                        .query(
                            (row, n) ->
                                new Tested(
                                    row.getString("id"),
                                    row.getString("case_id"),
                                    row.getString("hash"),
                                    row.getInt("wrong")))
                        .optional()));
  }

  private Entered wrong(Tested link) {
    boolean locked = link.wrong() >= OneTimeLinks.WRONG_CODES;
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  record(link, Actor.CHALKLINE, "link.wrong-code");
                  if (locked) {
                    record(link, Actor.CHALKLINE, "link.locked");
                  }
                }));
    return Entered.not(locked ? Outcome.LOCKED : Outcome.WRONG);
  }

  private Entered open(Tested link, long taken) {
    String secret = Secrets.token();
    boolean opened =
        Scope.everywhere(
            () ->
                Boolean.TRUE.equals(
                    transaction.execute(
                        status -> {
                          boolean works =
                              jdbc.sql(
                                          "update outsider_link set wrong = 0, opened_at = ?"
                                              + " where id = ? and code_hash = ? and "
                                              + WORKS)
                                      .params(now(), link.id(), link.hash(), now())
                                      .update()
                                  == 1;
                          if (works) {
                            jdbc.sql("insert into outsider_visit values (?, ?, now())")
                                .params(Secrets.digest(secret), link.id())
                                .update();
                            tries.forget(taken);
                            record(
                                link,
                                new Actor(OneTimeLinks.ACTOR + link.id()),
                                "link.opened-with-code");
                          }
                          return works;
                        })));
    return opened
        ? find(secret)
            .map(it -> new Entered(Outcome.OPENED, secret, it))
            .orElseGet(() -> Entered.not(Outcome.ENDED))
        : Entered.not(Outcome.ENDED);
  }

  /** The link that whoever has this cookie has opened, unless they were away for half an hour. */
  Optional<Opened> find(String secret) {
    byte[] digest = Secrets.digest(secret);
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  Optional<Opened> found =
                      jdbc.sql(
                              """
                              select l.id, case_id, school_id, purpose, about, expires_at, used_at
                              from outsider_visit v join outsider_link l on l.id = v.link_id
                              where v.digest = ? and v.last_at > now() - interval '30 minutes'
                                and revoked_at is null and expires_at > ?
                              """)
                          .params(digest, now())
                          .query(
                              (row, n) ->
                                  new Opened(
                                      row.getString(1),
                                      row.getString(2),
                                      row.getString(3),
                                      row.getString(4),
                                      row.getString(5),
                                      row.getObject(6, OffsetDateTime.class).toInstant(),
                                      row.getObject(7) == null
                                          ? null
                                          : row.getObject(7, OffsetDateTime.class).toInstant()))
                          .optional();
                  if (found.isPresent()) {
                    jdbc.sql(
                            """
                            update outsider_visit set last_at = now()
                            where digest = ? and last_at < now() - interval '1 minute'
                            """)
                        .param(digest)
                        .update();
                  }
                  return found;
                }));
  }

  /** Closes a visit: whoever used a device that is not theirs leaves nothing open. */
  void close(String secret) {
    jdbc.sql("delete from outsider_visit where digest = ?").param(Secrets.digest(secret)).update();
  }

  /** Forgets visits that are over. Several nodes may do so at once. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void forgetOld() {
    jdbc.sql("delete from outsider_visit where last_at < now() - interval '30 minutes'").update();
  }

  private void record(Tested link, Actor actor, String what) {
    CaseFile file = files.findById(link.caseId()).orElseThrow();
    caseFiles.record(file, actor, what, Map.of("link", link.id()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
