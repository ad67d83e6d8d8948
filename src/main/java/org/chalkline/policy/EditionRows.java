package org.chalkline.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chalkline.policy.Edition.Approval;
import org.chalkline.policy.Edition.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of editions. What it holds of a published one is whole and stands by itself. */
@Component
class EditionRows {

  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Questions questions;
  private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

  EditionRows(JdbcClient jdbc, Questions questions) {
    this.jdbc = jdbc;
    this.questions = questions;
  }

  /**
   * A published edition as it is kept: everything that a profile answers. JSON in the database
   * keeps no order; the catalogue gives it back.
   *
   * @param kindGroups the headings of kinds; null in those kept before there were any
   */
  record Whole(
      @Nullable LocalDate approved,
      @Nullable LocalDate reviewDue,
      Map<String, String> kinds,
      @Nullable Map<String, String> kindGroups,
      List<Tension> tensions,
      Map<String, Setting> settings) {}

  void add(Edition it) {
    jdbc.sql(
            """
            insert into policy_edition (id, policy_id, name, state, based_on, drafted_by,
              drafted_where, drafted_at, answers) values (?, ?, ?, ?, ?, ?, ?, ?, '{}')
            """)
        .params(
            it.id(),
            it.policyId(),
            it.name(),
            it.state().code(),
            it.basedOn(),
            it.draftedBy(),
            it.draftedWhere(),
            Timestamp.from(it.draftedAt()))
        .update();
  }

  Optional<Edition> find(String id) {
    return jdbc.sql("select * from policy_edition where id = ?")
        .param(id)
        .query(this::read)
        .optional();
  }

  /** The same, and nobody else changes it until this transaction ends. */
  Optional<Edition> lock(String id) {
    return jdbc.sql("select * from policy_edition where id = ? for update")
        .param(id)
        .query(this::read)
        .optional();
  }

  List<Edition> of(String policyId) {
    return jdbc.sql("select * from policy_edition where policy_id = ? order by drafted_at desc, id")
        .param(policyId)
        .query(this::read)
        .list();
  }

  void answers(String id, Map<String, Answer> answers) {
    jdbc.sql("update policy_edition set answers = ?::jsonb where id = ?")
        .params(text(answers), id)
        .update();
  }

  void kinds(String id, @Nullable List<Kind> kinds) {
    jdbc.sql("update policy_edition set kinds = ?::jsonb, kind_groups = ?::jsonb where id = ?")
        .params(
            kinds == null ? null : text(labels(kinds)),
            kinds == null ? null : text(headings(kinds)),
            id)
        .update();
  }

  private static Map<String, String> labels(List<Kind> kinds) {
    Map<String, String> labels = new LinkedHashMap<>();
    kinds.forEach(kind -> labels.put(kind.code(), kind.label()));
    return labels;
  }

  private static Map<String, String> headings(List<Kind> kinds) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      if (kind.group() != null) {
        headings.put(kind.code(), kind.group());
      }
    }
    return headings;
  }

  void frame(String id, String name, LocalDate from) {
    jdbc.sql("update policy_edition set name = ?, in_force_from = ? where id = ?")
        .params(name, from, id)
        .update();
  }

  void state(String id, State state, int round) {
    jdbc.sql("update policy_edition set state = ?, round = ? where id = ?")
        .params(state.code(), round, id)
        .update();
  }

  void end(String id, State state, String reason, Instant at) {
    jdbc.sql("update policy_edition set state = ?, reason = ?, decided_at = ? where id = ?")
        .params(state.code(), reason, Timestamp.from(at), id)
        .update();
  }

  void publish(
      String id, LocalDate from, Profile whole, List<Approval> approvals, Instant decidedAt) {
    jdbc.sql(
            """
            update policy_edition set state = 'published', in_force_from = ?, whole = ?::jsonb,
              approvals = ?::jsonb, decided_at = ? where id = ?
            """)
        .params(from, text(wholeOf(whole)), text(approvals), Timestamp.from(decidedAt), id)
        .update();
  }

  /** Every published edition, as profiles. */
  List<Profile> published() {
    return jdbc.sql("select * from policy_edition where state = 'published'")
        .query(this::profile)
        .list();
  }

  /** One published edition. */
  Optional<Profile> published(String id) {
    return jdbc.sql("select * from policy_edition where state = 'published' and id = ?")
        .param(id)
        .query(this::profile)
        .optional();
  }

  private static Whole wholeOf(Profile profile) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    profile.keys().forEach(key -> settings.put(key, profile.setting(key)));
    return new Whole(
        profile.approved().orElse(null),
        profile.reviewDue().orElse(null),
        labels(profile.kinds()),
        headings(profile.kinds()),
        profile.tensions(),
        settings);
  }

  private Profile profile(ResultSet row, int number) throws SQLException {
    Whole whole = json(row.getString("whole"), new TypeReference<>() {});
    Map<String, Setting> settings = new LinkedHashMap<>();
    // A question that Chalkline has learnt to ask since is answered by its default.
    for (Question question : questions.all()) {
      Setting kept = whole.settings().get(question.key());
      settings.put(question.key(), kept == null ? question.silent() : kept);
    }
    whole.settings().forEach(settings::putIfAbsent);
    return new Profile(
        row.getString("policy_id"),
        row.getString("id"),
        row.getString("name"),
        row.getObject("in_force_from", LocalDate.class),
        whole.approved(),
        whole.reviewDue(),
        questions.kinds(whole.kinds(), Objects.requireNonNullElse(whole.kindGroups(), Map.of())),
        whole.tensions(),
        settings);
  }

  private Edition read(ResultSet row, int number) throws SQLException {
    String kinds = row.getString("kinds");
    String headings = row.getString("kind_groups");
    String approvals = row.getString("approvals");
    Timestamp decided = row.getTimestamp("decided_at");
    return new Edition(
        row.getString("id"),
        row.getString("policy_id"),
        row.getString("name"),
        State.of(row.getString("state")),
        row.getObject("in_force_from", LocalDate.class),
        row.getString("based_on"),
        row.getString("drafted_by"),
        row.getString("drafted_where"),
        row.getTimestamp("drafted_at").toInstant(),
        json(row.getString("answers"), new TypeReference<LinkedHashMap<String, Answer>>() {}),
        kinds == null
            ? null
            : questions.kinds(
                json(kinds, WORDS), headings == null ? Map.of() : json(headings, WORDS)),
        row.getInt("round"),
        approvals == null ? List.of() : json(approvals, new TypeReference<>() {}),
        decided == null ? null : decided.toInstant(),
        row.getString("reason"));
  }

  private <T> T json(String text, TypeReference<T> type) throws SQLException {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new SQLException("An edition that cannot be read", e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
