package org.chalkline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chalkline.calendar.Limit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTests {

  private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);

  private static final Questions QUESTIONS = new Questions();

  private static final Policies POLICIES = new Policies();

  private final Clauses clauses = new Clauses();

  static Stream<Profile> profiles() {
    return POLICIES.all().stream();
  }

  private static Profile profile(String id) {
    return POLICIES.inForce(id, SEPTEMBER);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyProfileAnswersEveryKeyAndSaysWhatTheAnswerRestsOn(Profile profile) {
    assertThat(profile.keys())
        .containsAll(QUESTIONS.all().stream().map(Question::key).toList())
        .contains("abuse.kind_labels");
    for (var key : profile.keys()) {
      var setting = profile.setting(key);
      assertThat(setting.value()).as(key).isNotBlank();
      assertThat(setting.words()).as(key).endsWith(".");
      for (var id : setting.clauses()) {
        var clause = clauses.find(id);
        assertThat(clause).as("%s cites %s", key, id).isPresent();
        assertThat(clause.orElseThrow().policy()).as(key).isEqualTo(profile.policyId());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  @DisplayName("Every answer is one that its question allows, and can be said without its code")
  void everyAnswerIsAllowedAndCanBeSaid(Profile profile) {
    for (var question : QUESTIONS.all()) {
      var key = question.key();
      assertThat(question.refusal(profile.text(key))).as(key).isEmpty();
      assertThat(QUESTIONS.say(profile, key)).as(key).isNotBlank().doesNotContainPattern("_");
      if (question.type() == Question.Type.LIMIT) {
        assertThatNoException().as(key).isThrownBy(() -> Limit.parse(profile.text(key)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  @DisplayName("A copy comes first, and the other answers about the steps fit the sequence")
  void theSequenceBeginsWithACopy(Profile profile) {
    var sequence = profile.list("abuse.sequence");
    assertThat(sequence).startsWith("copy");
    assertThat(sequence).containsAll(profile.list("abuse.one_of"));
    assertThat(sequence.contains("explain"))
        .isEqualTo(profile.text("abuse.public_explanation").equals("possible"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void aPossibleSexualImageAlwaysGoesToThePolice(Profile profile) {
    assertThat(profile.list("police.compulsory_kinds")).contains("sexual-image");
    assertThat(profile.list("police.compulsory_kinds"))
        .doesNotContainAnyElementsOf(profile.list("police.judgement_kinds"));
  }

  @Test
  @DisplayName("One racist comment by a parent goes five ways")
  void sameEventFiveOutcomes() {
    assertThat(outcome("wanborough"))
        .isEqualTo(
            "[copy, delete, report] told [] recorded [behaviour, anti-bullying, child-protection]"
                + " police judgement parent on-repeat redirect-then-removal-meeting");
    assertThat(outcome("federation"))
        .isEqualTo(
            "[copy, delete, block, report, explain] told [line-manager, slt] recorded []"
                + " police if illegal: compulsory parent at-first removal-and-invite");
    assertThat(outcome("highters-heath"))
        .isEqualTo(
            "[copy, hide] told [] recorded [breach-register]"
                + " police if illegal: judgement parent at-first contact");
    assertThat(outcome("avenue-recreation"))
        .isEqualTo("[copy, hide] told [] recorded [] police compulsory parent at-first meeting");
    assertThat(outcome("st-marys-putney"))
        .isEqualTo(
            "[copy, delete, block, report] told [online-safety] recorded []"
                + " police if illegal: judgement parent at-first default-ladder");
    assertThat(profiles().map(profile -> outcome(profile.policyId())).distinct()).hasSize(5);
  }

  private static String outcome(String id) {
    var profile = profile(id);
    var recorded =
        profile.list("abuse.record_kinds").contains("racist")
            ? profile.list("abuse.record_in")
            : List.<String>of();
    return "%s told %s recorded %s police %s parent %s %s"
        .formatted(
            profile.list("abuse.sequence"),
            profile.list("abuse.inform"),
            recorded,
            police(profile),
            profile.list("parent.route_kinds").contains("racist")
                ? profile.text("parent.route_when")
                : "never",
            profile.text("parent.first_step"));
  }

  private static String police(Profile profile) {
    if (profile.list("police.compulsory_kinds").contains("racist")) {
      return "compulsory";
    }
    return profile.list("police.judgement_kinds").contains("racist")
        ? "judgement"
        : "if illegal: " + profile.text("police.if_illegal");
  }

  @Test
  void aPublicComplaintIsInTheWrongPlaceAtThreeSchools() {
    assertThat(profiles().filter(profile -> profile.yes("abuse.complaint_is_inappropriate")))
        .extracting(Profile::policyId)
        .containsExactlyInAnyOrder("wanborough", "highters-heath", "avenue-recreation");
  }

  @Test
  void kindsAreRenamedAndStayTheSame() {
    assertThat(profile("wanborough").kinds())
        .hasSize(18)
        .contains(new Kind("complaint", "A complaint made in public"))
        .contains(new Kind("bullying", "An allegation or cyberbullying"));
    assertThat(profile("st-marys-putney").kinds())
        .contains(new Kind("complaint", "Criticism of the school"));
  }

  @Test
  void aProfileMayHideAKindAndMayNotHideDanger() {
    var reader = new ProfileReader(QUESTIONS);
    var file = minimal();
    file.put("hidden-kinds", List.of("spam"));
    assertThat(reader.profile(file).kinds()).extracting(Kind::code).doesNotContain("spam");
    file.put("hidden-kinds", List.of("threat"));
    assertThatIllegalArgumentException().isThrownBy(() -> reader.profile(file));
  }

  @Test
  void aProfileMayNotAddWhatIsNotKnown() {
    var reader = new ProfileReader(QUESTIONS);
    for (var part : List.of("settings", "kinds")) {
      var file = minimal();
      file.put(part, Map.of("made.up", "x"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.profile(file))
          .withMessageContaining("made.up");
    }
    var file = minimal();
    file.put(
        "settings",
        Map.of(
            "parent.route_kinds",
            Map.of("value", "racist, rude", "default", 84, "words", "Two kinds.")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.profile(file))
        .withMessageContaining("rude");
  }

  @Test
  void anAnswerThatRestsOnNothingIsRefused() {
    var reader = new ProfileReader(QUESTIONS);
    var file = minimal();
    var answer = new HashMap<String, Object>(Map.of("value", "headteacher", "words", "So."));
    file.put("settings", Map.of("abuse.report_to", answer));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.profile(file))
        .withMessageContaining("rests on no clause");
  }

  private static Map<String, Object> minimal() {
    return new LinkedHashMap<>(
        Map.of("policy", "p", "edition", "p-1", "name", "P", "in-force-from", "2026-09-01"));
  }

  @Test
  void anEditionIsFoundByItsIdAndByDay() {
    var wanborough = POLICIES.inForce("wanborough", SEPTEMBER);
    assertThat(wanborough.edition()).isEqualTo("wanborough-2024-01");
    assertThat(POLICIES.edition("wanborough-2024-01")).isSameAs(wanborough);
    assertThat(POLICIES.inForce("wanborough", LocalDate.of(2010, 1, 1))).isSameAs(wanborough);
    assertThat(wanborough.approved()).contains(LocalDate.of(2024, 1, 31));
    assertThat(profile("highters-heath").approved()).isEmpty();
    profiles().forEach(one -> assertThat(one.inForceFrom()).isBeforeOrEqualTo(SEPTEMBER));
    assertThatIllegalArgumentException().isThrownBy(() -> POLICIES.inForce("x", SEPTEMBER));
    assertThatIllegalArgumentException().isThrownBy(() -> POLICIES.edition("x"));
  }

  @Test
  void anUnknownKeyIsRefused() {
    var profile = profile("federation");
    assertThatIllegalArgumentException().isThrownBy(() -> profile.setting("abuse.reportTo"));
    assertThatIllegalArgumentException().isThrownBy(() -> profile.yes("abuse.report_to"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  @DisplayName(
      "Where a policy says two things at once, its own clauses and the reading stand there")
  void tensionsHaveTheirClausesAndReading(Profile profile) {
    assertThat(profile.tensions()).isNotEmpty();
    for (var tension : profile.tensions()) {
      assertThat(tension.words()).endsWith(".");
      assertThat(tension.reading()).endsWith(".");
      assertThat(tension.clauses())
          .isNotEmpty()
          .allMatch(id -> clauses.find(id).orElseThrow().policy().equals(profile.policyId()));
    }
  }

  @Test
  @DisplayName("Each open question is a setting, or says how it is kept; ours are in the documents")
  void everyNumberIsASettingOrKept() throws IOException {
    var settings = new TreeSet<Integer>();
    QUESTIONS.all().forEach(question -> settings.add(question.defaultNumber()));
    profiles()
        .forEach(
            profile ->
                profile.keys().stream()
                    .map(key -> profile.setting(key).defaultNumber())
                    .filter(number -> number != null)
                    .forEach(settings::add));
    var traces = new Traces();
    var carried = new TreeSet<Integer>();
    traces.all().forEach(place -> carried.addAll(traces.defaults(place)));
    var numbers = new NumberedDefaults();
    assertThat(numbers.all())
        .extracting(NumberedDefault::number)
        .containsAll(java.util.stream.IntStream.rangeClosed(1, 74).boxed().toList());
    for (var one : numbers.all()) {
      var number = one.number();
      if (number <= 74) {
        assertThat(settings.contains(number))
            .as("default %s", number)
            .isEqualTo(one.kept() == null);
      } else {
        assertThat(settings.contains(number) || carried.contains(number))
            .as("default %s is used", number)
            .isTrue();
      }
      assertThat(one.question() + one.answer() + one.why())
          .as("default %s names no policy", number)
          .doesNotContainPattern("\\b[A-Z]{2,3}-\\d");
    }
    var described = new TreeSet<Integer>();
    var row =
        Pattern.compile("(?m)^\\| (\\d+) \\|")
            .matcher(Files.readString(Path.of("docs/defaults.md")));
    while (row.find()) {
      described.add(Integer.valueOf(row.group(1)));
    }
    assertThat(numbers.all().stream().map(NumberedDefault::number).filter(number -> number >= 75))
        .containsExactlyElementsOf(described);
  }
}
