package org.chalkline.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.chalkline.abuse.Cases;
import org.chalkline.identity.Me;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a school's letters are drafted from: versions, a second person, standard lines. */
@ChalklineTest
class TemplateTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final String DEPUTY = "deputy@wanborough";
  private static final LetterKind KIND = LetterKind.WARNING;

  @Autowired BeanFactory beans;
  @Autowired Templates templates;
  @Autowired Drafting drafting;

  @LocalServerPort int port;

  private Cases cases;

  @BeforeEach
  void begin() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private void as(String userName, Consumer<Me> work) {
    cases.as(
        userName,
        me -> {
          work.accept(me);
          return true;
        });
  }

  private void saves(String userName, String body) {
    as(userName, me -> templates.save(me, SCHOOL, KIND, body, key()));
  }

  private String inUse() {
    return cases.everywhere(() -> drafting.start(SCHOOL, KIND).body());
  }

  @Test
  @DisplayName("A new version is used once another person has approved it, and not before")
  void secondPerson() {
    String shipped = inUse();
    saves(HEAD, "Dear {{addressee-name}}\n\nFirst.");
    saves(HEAD, "Dear {{addressee-name}}\n\nSecond. {{line:contact}}");
    assertThat(inUse()).isEqualTo(shipped);
    assertThatThrownBy(() -> as(HEAD, me -> templates.approve(me, SCHOOL, KIND, key())))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> as(DEPUTY, me -> templates.approve(me, SCHOOL, KIND, key())))
        .isInstanceOf(Refused.class);
    saves(DEPUTY, "Dear {{addressee-name}}\n\nThird.");
    as(HEAD, me -> templates.approve(me, SCHOOL, KIND, key()));
    assertThat(inUse()).endsWith("Third.");
    saves(DEPUTY, "Dear {{addressee-name}}\n\nFourth.");
    as(DEPUTY, me -> templates.drop(me, SCHOOL, KIND, key()));
    saves(DEPUTY, "Dear {{addressee-name}}\n\nFifth.");
    as(HEAD, me -> templates.approve(me, SCHOOL, KIND, key()));
    as(
        HEAD,
        me ->
            assertThat(templates.versions(me, SCHOOL, KIND))
                .extracting(it -> it.version() + " " + it.state())
                .containsExactly("3 approved", "2 dropped", "1 replaced"));
  }

  @Test
  @DisplayName("A field or line that nobody knows is refused on saving, beside the text")
  void unknown() {
    for (String wrong :
        new String[] {
          "{{pupil-name}}", "{{line:nobody}}", "{{Answer-by}}", "{{", "{{ a b }}", ""
        }) {
      assertThatThrownBy(() -> saves(HEAD, wrong))
          .as(wrong)
          .isInstanceOfSatisfying(
              InvalidInput.class, it -> assertThat(it.errors().get(0).field()).isEqualTo("body"));
    }
  }

  @Test
  @DisplayName("Standard lines are the school's own, name fields and no other lines")
  void lines() {
    as(HEAD, me -> templates.keepLine(me, SCHOOL, "parking", "Park at {{meeting-where}}.", key()));
    saves(HEAD, "{{line:parking}}");
    as(
        HEAD,
        me ->
            assertThat(templates.preview(me, SCHOOL, "{{line:parking}}").get(0).lines())
                .containsExactly("Park at the school office."));
    assertThatThrownBy(
            () -> as(HEAD, me -> templates.keepLine(me, SCHOOL, "x-y", "{{line:parking}}", key())))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> as(HEAD, me -> templates.keepLine(me, SCHOOL, "X y", "Text", key())))
        .isInstanceOf(InvalidInput.class);
    String other = "boroughbridge";
    as(
        "headteacher@" + other,
        me -> assertThat(templates.lines(me, other)).doesNotContainKey("parking"));
    assertThatThrownBy(() -> as("headteacher@" + other, me -> templates.lines(me, SCHOOL)))
        .isInstanceOf(NoSuchThing.class);
    assertThatThrownBy(() -> as("staff1@wanborough", me -> templates.at(me, SCHOOL)))
        .isInstanceOf(NoSuchThing.class);
  }

  @Test
  @DisplayName(
      "The API lists, puts forward, previews, approves by another person and drops, and keeps lines")
  void api() {
    String place = "/api/v1/schools/" + SCHOOL + "/letter-templates";
    Api head = new Api(port, HEAD);
    Api deputy = new Api(port, DEPUTY);
    assertThat(head.get(place).json().at("/templates")).hasSize(LetterKind.values().length);
    String warning = place + "/" + KIND.id();
    Api.Answer refused = deputy.put(warning + "/draft", Map.of("body", "{{nobody}}"), null);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().findValuesAsText("field")).contains("body");
    Map<String, String> text = Map.of("body", "Dear {{addressee-name}}\n\nBy the API.");
    assertThat(deputy.put(warning + "/draft", text, null).status()).isEqualTo(200);
    assertThat(head.get(warning).text("/template/draft/state")).isEqualTo("draft");
    assertThat(head.get(warning + "/preview").text("/blocks/1/lines/0")).isEqualTo("By the API.");
    assertThat(head.get(warning + "/preview/pdf").body()).startsWith("%PDF");
    assertThat(deputy.post(warning + "/draft/approval", Map.of()).status()).isEqualTo(409);
    assertThat(head.post(warning + "/draft/approval", Map.of()).status()).isEqualTo(200);
    assertThat(inUse()).endsWith("By the API.");
    deputy.put(warning + "/draft", text, null);
    assertThat(deputy.post(warning + "/draft/dropping", Map.of()).status()).isEqualTo(200);
    assertThat(head.get(warning).text("/versions/0/state")).isEqualTo("dropped");
    String lines = "/api/v1/schools/" + SCHOOL + "/letter-lines";
    assertThat(head.put(lines + "/parking", Map.of("body", "Park outside."), null).status())
        .isEqualTo(200);
    assertThat(head.get(lines).text("/lines/parking")).isEqualTo("Park outside.");
    assertThat(new Api(port, "staff1@wanborough").get(place).status()).isEqualTo(404);
    assertThat(head.get(place + "/no-such").status()).isEqualTo(404);
  }
}
