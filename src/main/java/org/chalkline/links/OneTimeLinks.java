package org.chalkline.links;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.installation.PublicAddress;
import org.chalkline.installation.Scope;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to links for people who have no account. A link is for one purpose and one thing of one
 * case, works until it expires or is revoked, and shows nothing before its code is entered. Opening
 * it uses nothing up; an answer sent uses its turn, and what it shows can be read until it expires.
 * Of link and code only digests are kept (IN-6, OU-4).
 */
@Service
public class OneTimeLinks {

  /** What the id of the actor begins with who acts by a link. */
  public static final String ACTOR = "link:";

  /** So many wrong codes lock a link until it is given a new one. */
  public static final int WRONG_CODES = 10;

  private static final String COLUMNS =
      """
      select id, case_id, school_id, purpose, about, made_at, expires_at, opened_at, used_at,
        revoked_at, wrong
      from outsider_link
      """;

  private final JdbcClient jdbc;
  private final PasswordEncoder codes;
  private final PublicAddress address;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Access access;
  private final Once once;
  private final Clock clock;
  private final MessageSourceAccessor words;

  OneTimeLinks(
      JdbcClient jdbc,
      PasswordEncoder codes,
      PublicAddress address,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Access access,
      Once once,
      Clock clock,
      MessageSource messages) {
    this.jdbc = jdbc;
    this.codes = codes;
    this.address = address;
    this.caseFiles = caseFiles;
    this.files = files;
    this.access = access;
    this.once = once;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  /** Makes a link, as Chalkline itself. */
  @Transactional
  public Made make(NewLink wanted) {
    return make(wanted, Actor.CHALKLINE);
  }

  /**
   * Makes a link; that it was made is in the case's history, without what it consists of.
   *
   * @param by who makes it
   * @return the only copy of link and code
   */
  @Transactional
  public Made make(NewLink wanted, Actor by) {
    String id = UUID.randomUUID().toString();
    String token = Secrets.token();
    String code = Secrets.code();
    jdbc.sql(
            """
            insert into outsider_link (id, digest, code_hash, case_id, school_id, purpose, about,
              made_by, made_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            Secrets.digest(token),
            codes.encode(code),
            wanted.caseId(),
            wanted.school(),
            wanted.purpose(),
            wanted.about(),
            by.id(),
            utc(clock.instant()),
            utc(wanted.expires()))
        .update();
    caseFiles.record(
        file(wanted.caseId()),
        by,
        "link.made",
        Map.of("link", id, "due", wanted.expires().toString()));
    String path = "/m/" + token;
    return new Made(id, path, address.link(path), Secrets.shown(code));
  }

  /**
   * Gives a link a new code, which unlocks it; whoever has it open has to enter the new one.
   *
   * @return the only copy of the code
   * @throws NoSuchThing if there is no such link in reach
   * @throws Refused if it has expired or was revoked
   */
  @Transactional
  public String newCode(String linkId, Actor by) {
    LinkRow link = row(linkId).orElseThrow(NoSuchThing::new);
    if (!link.alive()) {
      throw new Refused(words.getMessage("links.refused.over"));
    }
    String code = Secrets.code();
    jdbc.sql("update outsider_link set code_hash = ?, wrong = 0 where id = ?")
        .params(codes.encode(code), linkId)
        .update();
    closeVisits(linkId);
    caseFiles.record(fileOf(linkId), by, "link.new-code", Map.of("link", linkId));
    return Secrets.shown(code);
  }

  /** Revokes a link; it answers from now on as one that never was. A second time does nothing. */
  @Transactional
  public void revoke(String linkId, Actor by) {
    LinkRow link = row(linkId).orElseThrow(NoSuchThing::new);
    if (link.state() == LinkRow.State.REVOKED) {
      return;
    }
    jdbc.sql("update outsider_link set revoked_at = ? where id = ?")
        .params(utc(clock.instant()), linkId)
        .update();
    closeVisits(linkId);
    caseFiles.record(fileOf(linkId), by, "link.revoked", Map.of("link", linkId));
  }

  /** Revokes a link, as Chalkline itself. */
  @Transactional
  public void revoke(String linkId) {
    revoke(linkId, Actor.CHALKLINE);
  }

  /** The link's time ends now, if it has not ended before. */
  @Transactional
  public void expire(String linkId) {
    jdbc.sql("update outsider_link set expires_at = ? where id = ? and expires_at > ?")
        .params(utc(clock.instant()), linkId, utc(clock.instant()))
        .update();
  }

  /**
   * The link's turn is used: an answer was sent.
   *
   * @return whether this was the first time
   */
  @Transactional
  public boolean used(String linkId) {
    return jdbc.sql("update outsider_link set used_at = ? where id = ? and used_at is null")
            .params(utc(clock.instant()), linkId)
            .update()
        == 1;
  }

  /** Whichever link's code was entered in this browser and still holds, for the pages behind it. */
  public Optional<Opened> opened(HttpServletRequest request) {
    return request.getAttribute(LinkFilter.OPENED) instanceof Opened opened
        ? Optional.of(opened)
        : Optional.empty();
  }

  /** The links of a case, newest first, for whoever may see it. */
  @Transactional(readOnly = true)
  public List<LinkRow> ofCase(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return jdbc.sql(COLUMNS + "where case_id = ? order by made_at desc, id")
        .param(file.getId())
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * Gives a link of this case a new code, for somebody who may change the case.
   *
   * @param key a second time under the same key shows no code
   * @return the code; empty the second time
   */
  @Transactional
  public Optional<String> newCode(Me me, String reference, String linkId, String key) {
    require(me, reference, linkId);
    String[] made = new String[1];
    once.run(
        me.actor(),
        key,
        () -> {
          made[0] = newCode(linkId, me.actor());
          return linkId;
        });
    return Optional.ofNullable(made[0]);
  }

  /** Revokes a link of this case, for somebody who may change the case. */
  @Transactional
  public void revoke(Me me, String reference, String linkId, String key) {
    require(me, reference, linkId);
    once.run(
        me.actor(),
        key,
        () -> {
          revoke(linkId, me.actor());
          return linkId;
        });
  }

  /**
   * Makes a link in the place of one of this case: the same purpose, the same thing, as long a life
   * as that had. The one before is revoked.
   *
   * @param key a second time under the same key shows no link
   * @return link and code; empty the second time
   */
  @Transactional
  public Optional<Made> makeAgain(Me me, String reference, String linkId, String key) {
    CaseFile file = require(me, reference, linkId);
    @Nullable Made[] made = new Made[1];
    once.run(
        me.actor(),
        key,
        () -> {
          if (!file.open()) {
            throw new Refused(words.getMessage("links.refused.closed"));
          }
          LinkRow before = row(linkId).orElseThrow(NoSuchThing::new);
          Instant now = clock.instant();
          Instant expires =
              now.plus(java.time.Duration.between(before.madeAt(), before.expires()).abs());
          revoke(linkId, me.actor());
          made[0] =
              make(
                  new NewLink(
                      file.getId(), file.school(), before.purpose(), before.about(), expires),
                  me.actor());
          return linkId;
        });
    return Optional.ofNullable(made[0]);
  }

  private CaseFile require(Me me, String reference, String linkId) {
    CaseFile file = access.requireToChange(me, reference);
    boolean ofIt =
        jdbc.sql("select exists (select 1 from outsider_link where id = ? and case_id = ?)")
            .params(linkId, file.getId())
            .query(Boolean.class)
            .single();
    if (!ofIt) {
      throw new NoSuchThing();
    }
    return file;
  }

  private Optional<LinkRow> row(String linkId) {
    return jdbc.sql(COLUMNS + "where id = ? for no key update")
        .param(linkId)
        .query((row, n) -> read(row))
        .optional();
  }

  private void closeVisits(String linkId) {
    jdbc.sql("delete from outsider_visit where link_id = ?").param(linkId).update();
  }

  private CaseFile fileOf(String linkId) {
    return file(
        jdbc.sql("select case_id from outsider_link where id = ?")
            .param(linkId)
            .query(String.class)
            .single());
  }

  private CaseFile file(String caseId) {
    return Scope.everywhere(() -> files.findById(caseId).orElseThrow(NoSuchThing::new));
  }

  private LinkRow read(ResultSet row) throws SQLException {
    Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
    LinkRow.State state = LinkRow.State.WORKS;
    if (row.getObject("revoked_at") != null) {
      state = LinkRow.State.REVOKED;
    } else if (!expires.isAfter(clock.instant())) {
      state = LinkRow.State.EXPIRED;
    } else if (row.getInt("wrong") >= WRONG_CODES) {
      state = LinkRow.State.LOCKED;
    }
    return new LinkRow(
        row.getString("id"),
        row.getString("purpose"),
        row.getString("about"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        expires,
        instant(row.getObject("opened_at", OffsetDateTime.class)),
        instant(row.getObject("used_at", OffsetDateTime.class)),
        state);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
