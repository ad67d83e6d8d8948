package org.chalkline.audit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes one transaction's entries in two round trips: lock the heads, in the chains' order so that
 * transactions never wait for each other in a ring; then entries, words and heads together. Both
 * run in the scope of every school and the scope is put back afterwards: adding to the history
 * needs no right to read it.
 */
final class AuditWriter {

  private static final String LOCK =
      """
      select current_setting('chalkline.schools', true);
      select set_config('chalkline.schools', '*', true);
      insert into audit_head as head (chain, school_id, sequence, hash)
      select t.chain, t.school, 0, ? from unnest(?::text[], ?::text[]) as t (chain, school)
      order by t.chain collate "C"
      on conflict (chain) do update set sequence = head.sequence
      returning chain, school_id, sequence, hash
      """;

  private static final String WRITE =
      """
      insert into audit_entry
        (chain, sequence, school_id, at, actor, what, clause, digest, previous, hash)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[],
        ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[]);
      insert into audit_words (chain, sequence, school_id, salt, words)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::bytea[], ?::text[]::jsonb[]);
      update audit_head as head set sequence = t.sequence, hash = t.hash
      from unnest(?::text[], ?::bigint[], ?::bytea[]) as t (chain, sequence, hash)
      where head.chain = t.chain;
      select set_config('chalkline.schools', ?, true)
      """;

  private static final int SALT = 16;

  private final JdbcTemplate jdbc;
  private final SecureRandom random = new SecureRandom();

  AuditWriter(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Appends these entries to their chains.
   *
   * @throws IllegalStateException if a chain belongs to another school than the entry says
   */
  void write(List<Pending.Noted> noted) {
    jdbc.execute(
        (Connection connection) -> {
          Map<String, String> schools = new TreeMap<>(Canonical.ORDER);
          noted.forEach(one -> schools.putIfAbsent(one.entry().chain(), one.entry().schoolId()));
          Map<String, Head> heads = new HashMap<>();
          String scope = lock(connection, schools, heads);
          append(connection, noted, schools, heads, scope);
          return null;
        });
  }

  /** Locks the chains and reads their heads; returns the scope that was set. */
  private static String lock(
      Connection connection, Map<String, String> schools, Map<String, Head> heads)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setBytes(1, Canonical.NOTHING);
      statement.setArray(2, connection.createArrayOf("text", schools.keySet().toArray()));
      statement.setArray(3, connection.createArrayOf("text", schools.values().toArray()));
      statement.execute();
      String scope = "";
      try (ResultSet row = statement.getResultSet()) {
        if (row.next() && row.getString(1) != null) {
          scope = row.getString(1);
        }
      }
      statement.getMoreResults();
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          String chain = row.getString(1);
          schools.put(chain, row.getString(2));
          heads.put(chain, new Head(chain, row.getLong(3), row.getBytes(4)));
        }
      }
      return scope;
    }
  }

  private void append(
      Connection connection,
      List<Pending.Noted> noted,
      Map<String, String> schools,
      Map<String, Head> heads,
      String scope)
      throws SQLException {
    int size = noted.size();
    String[] chain = new String[size];
    Long[] sequence = new Long[size];
    String[] school = new String[size];
    String[] at = new String[size];
    String[] actor = new String[size];
    String[] what = new String[size];
    String[] clause = new String[size];
    byte[][] digest = new byte[size][];
    byte[][] previous = new byte[size][];
    byte[][] hash = new byte[size][];
    byte[][] salt = new byte[size][];
    String[] words = new String[size];
    for (int i = 0; i < size; i++) {
      Entry entry = noted.get(i).entry();
      Head head = heads.get(entry.chain());
      String home = schools.get(entry.chain());
      // A case may move to another school; its chain stays with the school in which it began.
      boolean mayDiffer = entry.chain().startsWith("case:");
      if (head == null || home == null || !(mayDiffer || home.equals(entry.schoolId()))) {
        throw new IllegalStateException(
            "The chain " + entry.chain() + " is not of school " + entry.schoolId());
      }
      chain[i] = entry.chain();
      sequence[i] = head.sequence() + 1;
      school[i] = home;
      at[i] = noted.get(i).at().toString();
      actor[i] = entry.actor().id();
      what[i] = entry.what();
      clause[i] = entry.clause();
      salt[i] = new byte[SALT];
      random.nextBytes(salt[i]);
      words[i] = Words.json(entry.words());
      digest[i] = Canonical.words(salt[i], entry.words());
      previous[i] = head.hash();
      hash[i] =
          Canonical.entry(
              chain[i],
              school[i],
              sequence[i],
              noted.get(i).at(),
              actor[i],
              what[i],
              entry.clause(),
              digest[i],
              previous[i]);
      heads.put(chain[i], new Head(chain[i], sequence[i], hash[i]));
    }
    List<Head> after = List.copyOf(heads.values());
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      Parameters parameters = new Parameters(connection, statement);
      parameters.add("text", chain).add("bigint", sequence).add("text", school);
      parameters.add("timestamptz", at).add("text", actor).add("text", what).add("text", clause);
      parameters.add("bytea", digest).add("bytea", previous).add("bytea", hash);
      parameters.add("text", chain).add("bigint", sequence).add("text", school);
      parameters.add("bytea", salt).add("text", words);
      parameters.add("text", after.stream().map(Head::chain).toArray());
      parameters.add("bigint", after.stream().map(Head::sequence).toArray());
      parameters.add("bytea", after.stream().map(Head::hash).toArray(byte[][]::new));
      parameters.add(scope);
      statement.execute();
    }
  }

  /** Sets a statement's parameters one after the other. */
  static final class Parameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 1;

    Parameters(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    Parameters add(String type, Object[] values) throws SQLException {
      statement.setArray(next++, connection.createArrayOf(type, values));
      return this;
    }

    Parameters add(String text) throws SQLException {
      statement.setString(next++, text);
      return this;
    }
  }
}
