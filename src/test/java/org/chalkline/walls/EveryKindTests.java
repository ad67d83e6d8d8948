package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.CaseReference;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever kind of case the head is accused in: every plain address answers them as it did before
 * there was one, registers, inboxes and patterns too, and the case is as absent as one that is not.
 */
@ChalklineTest
class EveryKindTests {

  private static final String SCHOOL = "highters-heath";
  private static final String HEAD = "headteacher@" + SCHOOL;
  private static final List<String> PARTS =
      List.of(
          "/cases/{r}",
          "/cases/{r}/who-sees",
          "/cases/{r}/note",
          "/outside/{r}",
          "/api/v1/cases/{r}",
          "/api/v1/cases/{r}/access",
          "/api/v1/cases/{r}/timeline",
          "/api/v1/cases/{r}/evidence");

  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  @DisplayName("The accused head finds nothing of a case of any kind, and nothing has changed")
  void accusedHead() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    Cases cases = new Cases(beans);
    Caller head = new Caller(port, HEAD);
    Api staff = new Api(port, "staff1@" + SCHOOL);
    String name = cases.me(HEAD).person().name();
    Map<String, Map<String, Object>> accusing = new LinkedHashMap<>();
    accusing.put(
        "/api/v1/worries",
        Map.of(
            "school",
            SCHOOL,
            "child",
            "A pupil",
            "worry",
            "What was seen",
            "place",
            "",
            "behind",
            "The head",
            "post",
            "headteacher"));
    accusing.put(
        "/api/v1/breaches",
        Map.of(
            "school",
            SCHOOL,
            "accused",
            name,
            "accusedId",
            cases.me(HEAD).id(),
            "role",
            "staff",
            "said",
            "Words",
            "platform",
            "Facebook",
            "place",
            "A group"));
    Map<String, Answered> before = answers(head);
    Set<String> known = references(cases);
    Set<String> kinds = new TreeSet<>();
    accusing.forEach(
        (way, body) -> {
          Api.Answer told = staff.post(way, body);
          assertThat(told.status()).as("%s %s", way, told.body()).isLessThan(300);
          kinds.add(way);
        });
    Set<String> made = references(cases);
    made.removeAll(known);
    assertThat(made).hasSameSizeAs(kinds);
    SoftAssertions softly = new SoftAssertions();
    Map<String, Answered> after = answers(head);
    before.forEach((path, was) -> softly.assertThat(after.get(path)).as(path).isEqualTo(was));
    for (String reference : made) {
      String nowhere = CaseReference.next(reference.substring(0, 3)).value();
      for (String part : PARTS) {
        softly
            .assertThat(head.get(part.replace("{r}", reference)).comparable(List.of(reference)))
            .as("%s of %s", part, reference)
            .isEqualTo(head.get(part.replace("{r}", nowhere)).comparable(List.of(nowhere)));
      }
    }
    softly.assertAll();
  }

  private static Map<String, Answered> answers(Caller them) {
    Map<String, Answered> answers = new LinkedHashMap<>();
    Routes.plain(SCHOOL).stream()
        .filter(path -> !path.equals("/sign-out") && !path.contains("/policy/"))
        .forEach(path -> answers.put(path, them.get(path).comparable(List.of())));
    return answers;
  }

  private Set<String> references(Cases cases) {
    return cases.everywhere(
        () ->
            new TreeSet<>(jdbc.sql("select reference from case_file").query(String.class).list()));
  }
}
