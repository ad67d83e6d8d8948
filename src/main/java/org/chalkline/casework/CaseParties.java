package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who a case is about: behind it, aimed at. Known outsiders have one record for each school. */
@Service
public class CaseParties {

  private final JdbcClient jdbc;
  private final CaseFiles files;
  private final Clock clock;

  CaseParties(JdbcClient jdbc, CaseFiles files, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.clock = clock;
  }

  /**
   * A party to a case.
   *
   * @param part {@code behind} or {@code aimed-at}
   * @param kind staff, governor, volunteer, pupil, parent, public, school, other or unknown
   * @param words as reported
   * @param person a person of the school, if known
   * @param outsider the record of an outsider, if known
   */
  public record Party(
      String id,
      String part,
      String kind,
      String words,
      @Nullable String person,
      @Nullable String outsider,
      boolean confirmed) {}

  /** The parties of a case. */
  @Transactional(readOnly = true)
  public List<Party> of(String caseId) {
    return jdbc.sql(
            """
            select id, part, kind, words, person_id, outsider_id, confirmed_at is not null
            from case_party where case_id = ? order by part, id
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Party(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getBoolean(7)))
        .list();
  }

  /** Adds the parties as reported. */
  @Transactional
  public void add(CaseFile file, List<Reported> reported) {
    jdbc.sql(
            """
            insert into case_party (id, case_id, school_id, part, kind, words, person_id)
            select gen_random_uuid()::text, :case, :school, part, kind, words, person
            from unnest(:parts, :kinds, :words, :persons) as r(part, kind, words, person)
            """)
        .param("case", file.getId())
        .param("school", file.school())
        .param("parts", reported.stream().map(Reported::part).toArray(String[]::new))
        .param("kinds", reported.stream().map(Reported::kind).toArray(String[]::new))
        .param("words", reported.stream().map(Reported::words).toArray(String[]::new))
        .param("persons", reported.stream().map(Reported::person).toArray(String[]::new))
        .update();
  }

  /** Takes the parties of one case into another that goes on from it. */
  @Transactional
  public void copy(CaseFile from, CaseFile to) {
    jdbc.sql(
            """
            insert into case_party (id, case_id, school_id, part, kind, words, person_id, outsider_id,
              confirmed_by, confirmed_at)
            select gen_random_uuid()::text, :to, :school, p.part, p.kind, p.words, p.person_id,
              p.outsider_id, p.confirmed_by, p.confirmed_at
            from case_party p where p.case_id = :from and not exists (select 1 from case_party q
              where q.case_id = :to and q.part = p.part and q.kind = p.kind and q.words = p.words
                and q.person_id is not distinct from p.person_id
                and q.outsider_id is not distinct from p.outsider_id)
            """)
        .param("to", to.getId())
        .param("school", to.school())
        .param("from", from.getId())
        .update();
  }

  /** The name of an outsider whom a party to a case is known to be. */
  @Transactional(readOnly = true)
  public Optional<String> outsiderName(String outsiderId) {
    return jdbc.sql("select name from outsider where id = ?")
        .param(outsiderId)
        .query(String.class)
        .optional();
  }

  /** A party as reported: {@code behind} or {@code aimed-at}. */
  public record Reported(String part, String kind, String words, @Nullable String person) {}

  /** A person has confirmed that this person of the school is behind it. */
  @Transactional
  public void confirmPerson(CaseFile file, String personId, Actor by) {
    jdbc.sql(
            """
            insert into case_party (id, case_id, school_id, part, kind, words, person_id, confirmed_by,
              confirmed_at) values (?, ?, ?, 'behind', 'staff', '', ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            personId,
            by.id(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /** A known outsider: one record for each school. */
  public record Outsider(
      String id, String school, String name, String kind, List<String> handles) {}

  /**
   * The record of this outsider, if there is one in reach, with the handles that were learnt in
   * cases from which no wall keeps the reader.
   */
  @Transactional(readOnly = true)
  public Optional<Outsider> outsider(Me me, String id) {
    return jdbc.sql(
            """
            select o.id, o.school_id, o.name, o.kind,
              array(select distinct c.handle from outsider_handle c
                where c.outsider_id = o.id and
            """
                + Access.NOT_WALLED
                + """
                order by c.handle)
            from outsider o where o.id = :id
            """)
        .param("id", id)
        .param("me", me.id())
        .query(
            (row, n) ->
                new Outsider(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    List.of((String[]) row.getArray(5).getArray())))
        .optional();
  }

  /**
   * A person has confirmed that this outsider is behind it: an existing record of the same name,
   * kind and school is used again and learns the handle.
   */
  @Transactional
  public void confirmOutsider(CaseFile file, String name, String kind, String handle, Actor by) {
    Optional<String> known =
        jdbc.sql(
                """
                select id from outsider where school_id = ? and lower(name) = lower(?) and kind = ?
                """)
            .params(file.school(), name.strip(), kind)
            .query(String.class)
            .optional();
    String id = known.orElseGet(() -> UUID.randomUUID().toString());
    jdbc.sql(
            """
            insert into outsider (id, school_id, name, kind, confirmed_by, confirmed_at)
            values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """)
        .params(id, file.school(), name.strip(), kind, by.id(), Timestamp.from(clock.instant()))
        .update();
    if (!handle.isBlank()) {
      jdbc.sql(
              """
              insert into outsider_handle (outsider_id, case_id, school_id, handle)
              values (?, ?, ?, ?) on conflict do nothing
              """)
          .params(id, file.getId(), file.school(), handle.strip())
          .update();
    }
    jdbc.sql(
            """
            insert into case_party (id, case_id, school_id, part, kind, words, outsider_id,
              confirmed_by, confirmed_at) values (?, ?, ?, 'behind', ?, '', ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            kind,
            id,
            by.id(),
            Timestamp.from(clock.instant()))
        .update();
    files.record(file, by, "party.confirmed", Map.of("name", name.strip(), "kind", kind));
  }

  /**
   * How many earlier cases of this school, begun in the months before now, the same confirmed
   * outsiders or persons stand behind. A case is not counted where somebody who is not outside this
   * one may not know of it.
   */
  @Transactional(readOnly = true)
  public int earlierCases(CaseFile file, int months) {
    return jdbc.sql(
            """
            select count(distinct other.case_id) from case_party here
            join case_party other on other.school_id = here.school_id and other.part = 'behind'
              and other.case_id <> here.case_id and other.confirmed_at is not null
              and (other.outsider_id = here.outsider_id or other.person_id = here.person_id)
            join case_file f on f.id = other.case_id and f.state <> 'joined'
              and f.opened_at > ?
              and not exists (select 1 from case_wall w where w.case_id = f.id and w.until is null
                and w.why <> 'STEPPED_ASIDE' and not exists (select 1 from case_wall v
                  where v.case_id = here.case_id and v.person_id = w.person_id and v.until is null))
            where here.case_id = ? and here.part = 'behind' and here.confirmed_at is not null
            """)
        .params(
            Timestamp.from(
                clock.instant().atZone(java.time.ZoneOffset.UTC).minusMonths(months).toInstant()),
            file.getId())
        .query(Integer.class)
        .single();
  }
}
