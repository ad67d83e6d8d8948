package org.chalkline.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From when contact with a former pupil is allowed, and that nothing of the days is kept. */
@ChalklineTest
class FormerPupilsTests {

  @Autowired BeanFactory beans;
  @Autowired FormerPupils formerPupils;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  private Cases cases;

  @BeforeEach
  void friday() {
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T10:00:00Z");
  }

  private FormerPupils.Answer when(String school, String born, String left) {
    return cases.as(
        "staff1@" + school,
        me ->
            formerPupils.when(
                me,
                school,
                born == null ? null : LocalDate.parse(born),
                left == null ? null : LocalDate.parse(left)));
  }

  @ParameterizedTest
  @CsvSource({
    "boroughbridge, 2010-05-01, 2024-07-19, 2028-05-01, false",
    "boroughbridge, 2005-05-01, 2023-09-18, 2026-09-18, true",
    "boroughbridge, 2005-05-01, 2023-09-19, 2026-09-19, false",
    "boroughbridge, 2000-02-29, 2024-02-29, 2027-03-01, false",
    "wanborough, 2008-02-29, , 2026-03-01, true",
    "wanborough, 2008-02-28, , 2026-02-28, true",
    "recreation, 2008-09-18, , 2026-09-18, true",
    "st-marys-putney, 2008-09-19, , 2026-09-19, false",
    "highters-heath, 2015-01-01, 2020-07-17, 2033-01-01, false"
  })
  @DisplayName("Each school's rule, to the day")
  void toTheDay(String school, String born, String left, String from, boolean now) {
    FormerPupils.Answer answer = when(school, born, left);
    assertThat(answer.from()).isEqualTo(LocalDate.parse(from));
    assertThat(answer.now()).isEqualTo(now);
    assertThat(answer.rule().clauses().isEmpty()).isEqualTo(answer.rule().number() != null);
  }

  @Test
  @DisplayName("A day that is missing or cannot be is refused beside its field")
  void wrong() {
    assertThatThrownBy(() -> when("boroughbridge", null, null)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> when("boroughbridge", "2027-01-01", "2024-07-19"))
        .hasMessageContaining("born");
    assertThatThrownBy(() -> when("boroughbridge", "2010-01-01", "2009-07-19"))
        .hasMessageContaining("left");
    assertThatThrownBy(() -> when("boroughbridge", "2010-01-01", "2026-09-19"))
        .hasMessageContaining("left");
    assertThatThrownBy(
            () -> cases.as("staff1@wanborough", me -> formerPupils.rule(me, "boroughbridge")))
        .isInstanceOf(NoSuchThing.class);
  }

  @Test
  @DisplayName("The API answers the same, and the database is the same before and after")
  void nothingKept() {
    Api staff = new Api(port, "staff1@boroughbridge");
    Map<String, String> days =
        Map.of("school", "boroughbridge", "born", "2010-05-01", "left", "2024-07-19");
    assertThat(staff.post("/api/v1/former-pupils/contact", days).status()).isEqualTo(200);
    List<String> before = kept();
    Api.Answer answer = staff.post("/api/v1/former-pupils/contact", days);
    assertThat(answer.text("/from")).isEqualTo("2028-05-01");
    assertThat(answer.text("/clauses/0")).isEqualTo("FED-77");
    assertThat(kept()).isEqualTo(before);
    Api.Answer wrong =
        staff.post("/api/v1/former-pupils/contact", Map.of("school", "boroughbridge"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.fields()).containsExactlyInAnyOrder("born", "left");
  }

  private List<String> kept() {
    return cases.everywhere(
        () ->
            jdbc.sql(
                    "select count(*)::text from audit_entry union all select count(*)::text from web_once")
                .query(String.class)
                .list());
  }
}
