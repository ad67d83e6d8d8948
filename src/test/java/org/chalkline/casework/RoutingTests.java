package org.chalkline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.engine.Decisions;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.installation.Scope;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is outside a case, its work is never without somebody, and never with them. */
@ChalklineTest
class RoutingTests {

  private static final String SCHOOL = "wanborough";
  private static final List<String> LEADING =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "slt",
          "chair",
          "vice-chair");

  @Autowired People people;
  @Autowired Decisions decisions;
  @Autowired TransactionTemplate transaction;

  private Routing routing;

  // Ten thousand routes ask the same few questions: each is put once to the real people and table.
  @BeforeEach
  void answersAreKept() {
    Map<Object, Object> held = new HashMap<>();
    Map<Object, Object> asked = new HashMap<>();
    People known =
        mock(
            People.class,
            call ->
                call.getMethod().getName().equals("holding")
                    ? held.computeIfAbsent(
                        call.getArgument(0), role -> people.holding((String) role, SCHOOL))
                    : List.of());
    Decisions table =
        mock(
            Decisions.class,
            call ->
                asked.computeIfAbsent(
                    call.getArgument(1), it -> decisions.ask("succession", call.getArgument(1))));
    routing = new Routing(known, table);
  }

  @Test
  @DisplayName(
      "Every subset of those who lead as subjects: somebody able has the work, or the outside body; never one of them")
  void everySubset() {
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  List<String> leaders = leaders();
                  assertThat(leaders).hasSize(LEADING.size());
                  int outside = 0;
                  for (int subset = 0; subset < 1 << leaders.size(); subset++) {
                    Set<String> out = chosen(leaders, subset);
                    for (String owner : LEADING) {
                      outside += never(owner, out, 0) ? 1 : 0;
                    }
                  }
                  assertThat(outside).as("some subsets leave nobody").isPositive();
                }));
  }

  @Test
  @DisplayName("The same however often work has passed on, whoever the model names")
  void passedOn() {
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  List<String> leaders = leaders();
                  for (String owner : LEADING) {
                    for (int level = 0; level <= 6; level++) {
                      never(owner, Set.of(), level);
                      for (String one : leaders) {
                        never(owner, Set.of(one), level);
                      }
                      never(owner, new LinkedHashSet<>(leaders), level);
                    }
                  }
                }));
  }

  @Test
  @DisplayName(
      "A step for one person is theirs alone; late, the role behind them has it too; kept out, only that role")
  void forOnePerson() {
    Routing real = new Routing(people, decisions);
    Owner one = Owner.personFirst("staff1@wanborough", "headteacher");
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  var first = real.route(SCHOOL, one, Set.of(), 0);
                  assertThat(first.grantees()).containsExactly("person:staff1@wanborough");
                  assertThat(first.roles()).containsExactly(Owner.ONE_PERSON);
                  assertThat(real.route(SCHOOL, one, Set.of(), 1).grantees())
                      .containsExactly("person:staff1@wanborough", "role:headteacher@wanborough");
                  assertThat(real.route(SCHOOL, one, Set.of("staff1@wanborough"), 0).grantees())
                      .containsExactly("role:headteacher@wanborough");
                }));
  }

  private List<String> leaders() {
    Set<String> ids = new LinkedHashSet<>();
    LEADING.forEach(
        role -> people.holding(role, SCHOOL).stream().map(Person::id).forEach(ids::add));
    return List.copyOf(ids);
  }

  private static Set<String> chosen(List<String> leaders, int subset) {
    Set<String> out = new LinkedHashSet<>();
    for (int i = 0; i < leaders.size(); i++) {
      if ((subset & 1 << i) != 0) {
        out.add(leaders.get(i));
      }
    }
    return out;
  }

  private boolean never(String owner, Set<String> out, int level) {
    Routing.Routed routed = routing.route(SCHOOL, Owner.role(owner), out, level);
    List<String> has = new ArrayList<>(routed.persons().stream().map(Person::id).toList());
    assertThat(has).as("%s without %s", owner, out).noneMatch(out::contains);
    assertThat(routed.outside())
        .as("%s without %s goes to %s", owner, out, routed.roles())
        .isEqualTo(has.isEmpty());
    assertThat(routed.roles().contains(Routing.OUTSIDE)).isEqualTo(routed.outside());
    return routed.outside();
  }
}
