package org.chalkline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chalkline.calendar.Limit;
import org.chalkline.identity.Roles;
import org.chalkline.policy.Question.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTests {

  private static final Questions QUESTIONS = new Questions();

  @Test
  @DisplayName("All 71 rows of the table of parameters are asked, each once")
  void allRowsAreThere() {
    var rows = new ArrayList<Integer>();
    for (var question : QUESTIONS.all()) {
      if (question.row() != null) {
        rows.add(question.row());
      }
    }
    assertThat(rows).doesNotHaveDuplicates().hasSize(71);
    assertThat(new TreeSet<>(rows).first()).isEqualTo(1);
    assertThat(new TreeSet<>(rows).last()).isEqualTo(71);
  }

  @Test
  @DisplayName("Every question is a sentence that a headteacher can answer, in a group")
  void everyQuestionIsASentence() {
    for (var question : QUESTIONS.all()) {
      var key = question.key();
      assertThat(question.asks()).as(key).endsWith("?").doesNotContain("_");
      assertThat(question.words()).as(key).endsWith(".");
      assertThat(question.reason()).as(key).endsWith(".");
      assertThat(question.changes()).as(key).endsWith(".");
      assertThat(QUESTIONS.groups()).as(key).containsKey(question.group());
      assertThat(question.say(question.value())).as(key).isNotBlank();
      assertThat(question.allowed().values()).as(key).allMatch(label -> !label.isBlank());
      if (question.type() == Question.Type.CODE || question.type() == Question.Type.CODES) {
        assertThat(question.allowed()).as(key).isNotEmpty();
      }
      if (question.type() == Question.Type.NUMBER) {
        assertThat(question.max()).as(key).isPositive();
      }
      assertThat(question.always()).as(key).isSubsetOf(question.allowed().keySet());
    }
    assertThat(QUESTIONS.groups().keySet()).allMatch(group -> !QUESTIONS.of(group).isEmpty());
  }

  @Test
  @DisplayName("A setting is read by code or model, or says what it waits for or how it is kept")
  void everySettingIsReadOrSaysWhyNot() throws IOException {
    var read = codeAndModels();
    for (var question : QUESTIONS.all()) {
      var key = question.key();
      var isRead =
          Pattern.compile("(?<![\\w.])" + Pattern.quote(key) + "(?![\\w.])").matcher(read).find();
      assertThat(question.used()).as("%s is read by code or model", key).isEqualTo(isRead);
      if (question.waitsFor() != null) {
        assertThat(QUESTIONS.processes()).as(key).containsKey(question.waitsFor());
      }
      for (var through : question.through()) {
        assertThat(QUESTIONS.get(through).used()).as("%s through %s", key, through).isTrue();
      }
      var reasons =
          List.of(
              question.waitsFor() != null, !question.through().isEmpty(), question.kept() != null);
      assertThat(reasons.stream().filter(it -> it).count()).as(key).isEqualTo(isRead ? 0 : 1);
    }
  }

  /** What refuses a draft looks at answers and carries nothing out. */
  private static boolean reads(Path file) {
    return Files.isRegularFile(file) && !file.endsWith("Nonsense.java");
  }

  private static String codeAndModels() throws IOException {
    var text = new StringBuilder();
    for (var folder : List.of("src/main/java", "src/main/resources/duties", "processes")) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var file : files.filter(QuestionsTests::reads).toList()) {
          text.append(Files.readString(file)).append('\n');
        }
      }
    }
    return text.toString();
  }

  @Test
  @DisplayName("Whoever can be named in an answer is a role that people hold")
  void rolesAreThoseOfThePeople() {
    var roles = new ArrayList<>(Roles.all().keySet());
    roles.removeAll(List.of("auditor", Roles.ADMINISTRATOR));
    assertThat(QUESTIONS.roles().keySet()).containsExactlyElementsOf(roles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account.approver|none|NOT_ALLOWED",
        "account.approver|nobody|NOT_ALLOWED",
        "review.approver|none|TOO_FEW",
        "review.approver|governor, governor|NAMED_TWICE",
        "abuse.sequence|hide, delete|LEFT_OUT",
        "police.compulsory_kinds|none|LEFT_OUT",
        "police.compulsory_kinds|sexual-image, rude|NOT_ALLOWED",
        "abuse.triage_limit|0 working days|NOT_A_LIMIT",
        "abuse.triage_limit|soon|NOT_A_LIMIT",
        "abuse.triage_limit|comment answer|NOT_A_LIMIT",
        "abuse.triage_limit|1001 working days|NOT_A_LIMIT",
        "review.cycle|0|NUMBER_OUT_OF_BOUNDS",
        "review.cycle|61|NUMBER_OUT_OF_BOUNDS",
        "review.cycle|twelve|NUMBER_OUT_OF_BOUNDS",
        "breach.record_all|perhaps|NEITHER_YES_NOR_NO",
        "post.faces_rule|sometimes|NOT_ALLOWED"
      })
  void nonsenseIsRefused(String key, String answer, Refusal why) {
    assertThat(QUESTIONS.get(key).refusal(answer)).contains(why);
    assertThatIllegalArgumentException().isThrownBy(() -> QUESTIONS.get(key).say(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account.approver|senior-authoriser|the senior network manager",
        "review.approver|staff, governor|all staff, then the governors",
        "abuse.inform|none|nobody",
        "abuse.sequence|copy, hide|keep a copy, then hide it",
        "abuse.record_in|none|none",
        "response.deadline|comment answer|24 hours; received on a weekend, bank holiday or day of"
            + " closure, the end of the next working day",
        "abuse.triage_limit|2 working days|2 working days",
        "abuse.triage_limit|same day|the same day",
        "abuse.danger_limit|at once|at once",
        "review.cycle|24|24 months",
        "review.cycle|1|1 month",
        "account.min_runners|2|2",
        "breach.record_all|no|no"
      })
  void answersAreSaidInWords(String key, String answer, String words) {
    assertThat(QUESTIONS.get(key).say(answer)).isEqualTo(words);
  }

  @Test
  void kindsAreSaidAsTheSchoolCallsThem() {
    var policies = new Policies();
    for (var profile : policies.all()) {
      var own = profile.kinds().stream().map(Kind::label).toList();
      var first = QUESTIONS.say(profile, "parent.route_kinds").split(", ", -1)[0];
      assertThat(own.stream().anyMatch(label -> label.startsWith(first))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 working day",
        "1 working days",
        "12 school hours",
        "72 elapsed hours",
        "10 school days",
        "1000 school days",
        "at once",
        "same day",
        "same working day",
        "end of next working day"
      })
  @DisplayName("What a question takes for a limit, the calendar can count")
  void limitsAreThoseOfTheCalendar(String limit) {
    assertThat(QUESTIONS.get("abuse.triage_limit").refusal(limit)).isEmpty();
    assertThatCode(() -> Limit.parse(limit)).doesNotThrowAnyException();
  }
}
