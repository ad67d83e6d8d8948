package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class ScopeTests {

  private static final String AVENUE = "avenue";
  private static final String WANBOROUGH = "wanborough";

  @Autowired JdbcTemplate database;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void twoSchools() throws SQLException {
    owner(
        """
        create table sample_thing (school_id text not null, words text not null);
        alter table sample_thing enable row level security;
        create policy by_school on sample_thing
          using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
        insert into sample_thing values ('avenue', 'one'), ('wanborough', 'two');
        """);
  }

  @AfterEach
  void clear() throws SQLException {
    owner("drop table sample_thing");
  }

  @Test
  @DisplayName("Without a scope no row that has a school is seen or taken")
  void nowhere() {
    assertThat(seen()).isEmpty();
    assertThatThrownBy(() -> add(AVENUE)).isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName("A scope shows and takes the rows of its schools only")
  void oneSchool() {
    Scope.of(
        List.of(AVENUE),
        () -> {
          assertThat(seen()).containsExactly(AVENUE);
          assertThat(changed("delete from sample_thing where school_id = 'wanborough'")).isZero();
          assertThatThrownBy(() -> add(WANBOROUGH)).isInstanceOf(DataAccessException.class);
          assertThatThrownBy(() -> changed("update sample_thing set school_id = 'wanborough'"))
              .isInstanceOf(DataAccessException.class);
          add(AVENUE);
        });
    assertThat(Scope.of(List.of(AVENUE), this::seen)).containsExactly(AVENUE, AVENUE);
    assertThat(Scope.of(List.of(AVENUE, WANBOROUGH), this::seen))
        .containsExactly(AVENUE, AVENUE, WANBOROUGH);
    assertThat(Scope.of(List.<String>of(), this::seen)).isEmpty();
    assertThat(Scope.everywhere(this::seen)).hasSize(3);
    assertThat(seen()).isEmpty();
  }

  @Test
  @DisplayName("Plans are kept in a transaction that asks for it, and in no other after it")
  void plans() {
    DefaultTransactionAttribute asking = new DefaultTransactionAttribute();
    asking.setReadOnly(true);
    asking.setLabels(List.of(PlannedOnce.LABEL));
    assertThat(planned(asking)).isEqualTo("force_generic_plan");
    for (int connection = 0; connection < 3; connection++) {
      assertThat(planned(new DefaultTransactionAttribute())).isEqualTo("auto");
    }
    assertThat(Scope.of(List.of(AVENUE), () -> within(asking, this::rows))).hasSize(1);
    assertThat(within(asking, this::rows)).isEmpty();
  }

  private <T> T within(TransactionDefinition definition, Supplier<T> work) {
    TransactionStatus status = transactions.getTransaction(definition);
    try {
      return work.get();
    } finally {
      transactions.rollback(status);
    }
  }

  private String planned(TransactionDefinition definition) {
    return within(
        definition,
        () -> database.queryForObject("select current_setting('plan_cache_mode')", String.class));
  }

  @Test
  @DisplayName("A scope changed within a transaction holds at once and goes back at its end")
  void withinTransaction() {
    Scope.of(
        List.of(AVENUE),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(
                    status -> {
                      assertThat(rows()).containsExactly(AVENUE);
                      assertThat(Scope.of(List.of(WANBOROUGH), this::rows))
                          .containsExactly(WANBOROUGH);
                      assertThat(rows()).containsExactly(AVENUE);
                      assertThatThrownBy(
                              () ->
                                  Scope.everywhere(
                                      () -> {
                                        assertThat(rows()).hasSize(2);
                                        throw new IllegalStateException("given up");
                                      }))
                          .hasMessage("given up");
                      assertThat(rows()).containsExactly(AVENUE);
                    }));
  }

  @Test
  @DisplayName("A transaction within another has the scope of its begin; the outer keeps its own")
  void nestedTransactions() {
    Scope.of(
        List.of(AVENUE),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(
                    status -> {
                      List<String> inner =
                          Scope.of(List.of(WANBOROUGH), this::rowsInOwnTransaction);
                      assertThat(inner).containsExactly(WANBOROUGH);
                      assertThat(rowsInOwnTransaction()).containsExactly(AVENUE);
                      assertThat(rows()).containsExactly(AVENUE);
                    }));
  }

  @Test
  @DisplayName(
      "After a statement has failed the scope still ends, and the next transaction has none of it")
  void afterFailure() {
    assertThatThrownBy(
            () ->
                new TransactionTemplate(transactions)
                    .executeWithoutResult(
                        status -> Scope.everywhere(() -> database.execute("select 1 / 0"))))
        .isInstanceOf(DataAccessException.class);
    assertThat(seen()).isEmpty();
  }

  @Test
  @DisplayName("What is not the id of a school makes no scope")
  void noTricks() {
    for (String trick : List.of("*", "avenue,wanborough", " ", "")) {
      assertThatThrownBy(() -> Scope.of(List.of(trick), this::seen))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("The planner takes the policy as a plain expression, without a call for each row")
  void policyIsInlined() {
    List<String> plan =
        new TransactionTemplate(transactions)
            .execute(
                status ->
                    database.queryForList(
                        "explain verbose select * from sample_thing", String.class));
    assertThat(String.join("\n", plan))
        .contains("current_setting")
        .doesNotContain("chalkline_sees");
  }

  private List<String> seen() {
    return new TransactionTemplate(transactions).execute(status -> rows());
  }

  private List<String> rowsInOwnTransaction() {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return own.execute(status -> rows());
  }

  private List<String> rows() {
    return database.queryForList("select school_id from sample_thing order by 1", String.class);
  }

  private void add(String school) {
    changed("insert into sample_thing values ('" + school + "', 'more')");
  }

  private int changed(String statement) {
    return new TransactionTemplate(transactions).execute(status -> database.update(statement));
  }

  private static void owner(String statements) throws SQLException {
    try (Connection connection = SharedDatabase.asOwner()) {
      connection.createStatement().execute(statements);
    }
  }
}
