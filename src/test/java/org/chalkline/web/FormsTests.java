package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormsTests {

  private static final Map<String, List<Option>> DYNAMIC = Map.of("people", SamplePages.PEOPLE);

  private final Forms forms = new Forms(messages(), "classpath*:web-forms/*.form");
  private final FormDefinition form = forms.form("sample");

  @Test
  @DisplayName("A form is read from its file")
  void definition() {
    assertThat(form.fields()).hasSize(15).extracting(Field::key).startsWith("said", "link");
    assertThat(form.field("reason"))
        .get()
        .extracting(Field::shownWhen)
        .isEqualTo(new ShownWhen("outcome", "not-needed"));
    assertThat(form.field("otherKind"))
        .get()
        .extracting(Field::shownWhen)
        .isEqualTo(new ShownWhen("kinds", "other"));
    assertThat(form.field("toldHow"))
        .get()
        .extracting(Field::shownWhen)
        .isEqualTo(new ShownWhen("told", "true"));
    assertThat(form.field("posted")).get().extracting(Field::type).isEqualTo("date");
    assertThat(form.field("who")).get().extracting(Field::optionsFrom).isEqualTo("people");
  }

  @Test
  @DisplayName("Answers come typed, text with line feeds and without space at its ends")
  void typed() {
    Answers answers = read(valid());
    assertThat(answers.errors()).isEmpty();
    assertThat(answers.values())
        .containsEntry("said", "First\nsecond")
        .containsEntry("kinds", List.of("threat", "racist"))
        .containsEntry("told", false)
        .containsEntry("posted", LocalDate.of(2026, 9, 18))
        .containsEntry("seen", Instant.parse("2026-09-18T15:10:00Z"))
        .containsEntry("times", 1200L)
        .doesNotContainKeys("reason", "number", "otherKind", "toldHow", "link");
  }

  @Test
  @DisplayName("What is missing is asked for in the words of the label")
  void missing() {
    assertThat(read(Map.of()).errors())
        .containsExactly(
            new FieldError("said", "Enter what was said"),
            new FieldError("outcome", "Select an answer to “What was decided?”"),
            new FieldError("kinds", "Select kinds of abuse"),
            new FieldError("who", "Select who it is aimed at"),
            new FieldError("seen", "Enter when it was seen"));
  }

  @Test
  @DisplayName("A field that is not shown is neither asked for nor kept")
  void conditional() {
    Map<String, String[]> sent = valid();
    sent.put("reason", new String[] {"hidden words"});
    assertThat(read(sent).values()).doesNotContainKey("reason");

    sent.put("outcome", new String[] {"not-needed"});
    assertThat(read(sent).values()).containsEntry("reason", "hidden words");

    sent.remove("reason");
    sent.put("kinds", new String[] {"other"});
    sent.put("told", new String[] {"true"});
    sent.put("platform", new String[] {"other"});
    assertThat(read(sent).errors())
        .containsExactly(
            new FieldError("reason", "Enter why the police are not needed"),
            new FieldError("otherKind", "Enter what kind"),
            new FieldError("otherPlatform", "Enter name of the platform"),
            new FieldError("toldHow", "Enter how they were told"));
  }

  @ParameterizedTest
  @DisplayName("What cannot be is refused with a message beside the field")
  @CsvSource(
      delimiter = '|',
      value = {
        "link | ftp://x | A link to the post does not have the right form",
        "outcome | maybe | Select one of the answers offered for “What was decided?”",
        "who | somebody | Select one of the answers offered for “Who it is aimed at”",
        "kinds | unheard | Select one of the answers offered for “Kinds of abuse”",
        "told | perhaps | Select one of the answers offered for “The reporter was told”",
        "posted-month | 13 | Day it was posted must be a real date",
        "posted-day | 32 | Day it was posted must be a real date",
        "posted-year | 26 | Day it was posted must be a real date",
        "posted-year | '' | Day it was posted must include a year",
        "seen-time | 25:00 | When it was seen must have a time, like 4:10pm or 16:10",
        "seen-time | '' | When it was seen must include a time, like 4:10pm",
        "times | 1.5 | How often it was shared must be a whole number",
        "times | 99999999999999999999 | How often it was shared must be a whole number",
        "times | -1 | How often it was shared must be 0 or more",
        "times | 2000000 | How often it was shared must be 1,000,000 or less"
      })
  void refused(String name, String value, String message) {
    Map<String, String[]> sent = valid();
    sent.put(name, new String[] {value});
    assertThat(read(sent).errors()).extracting(FieldError::message).containsExactly(message);
  }

  @ParameterizedTest
  @DisplayName("Control characters and halves of characters are no text")
  @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001bb", "a\u0085b", "a\ud800b", "\udc00"})
  void control(String text) {
    Map<String, String[]> sent = valid();
    sent.put("said", new String[] {text});
    assertThat(read(sent).errors()).extracting(FieldError::field).containsExactly("said");
  }

  @Test
  @DisplayName("Markup, expressions, emoji and other scripts are text like any other")
  void text() {
    String words = "<b>${1+1}</b> 👩‍🏫 Żółć مرحبا 'quoted'";
    Map<String, String[]> sent = valid();
    sent.put("said", new String[] {words});
    assertThat(read(sent).values()).containsEntry("said", words);
  }

  @Test
  @DisplayName("The limit of a text is kept to the character")
  void limit() {
    Map<String, String[]> sent = valid();
    sent.put("said", new String[] {"x".repeat(200)});
    assertThat(read(sent).errors()).isEmpty();
    sent.put("said", new String[] {"x".repeat(201)});
    assertThat(read(sent).errors())
        .containsExactly(new FieldError("said", "What was said must be 200 characters or less"));
    sent = valid();
    sent.put("outcome", new String[] {"not-needed"});
    sent.put("reason", new String[] {"x".repeat(4_001)});
    assertThat(read(sent).errors())
        .containsExactly(new FieldError("reason", "Reason must be 4,000 characters or less"));
  }

  @ParameterizedTest
  @DisplayName("Times are taken as people in England write them, in London")
  @CsvSource({
    "18, 9, 2026, 4:10pm, 2026-09-18T15:10:00Z",
    "18, 9, 2026, 16:10, 2026-09-18T15:10:00Z",
    "18, September, 2026, 4.10 PM, 2026-09-18T15:10:00Z",
    "18, sep, 2026, midday, 2026-09-18T11:00:00Z",
    "1, 12, 2026, 12am, 2026-12-01T00:00:00Z",
    "25, 10, 2026, 01:30, 2026-10-25T00:30:00Z"
  })
  void times(String day, String month, String year, String time, Instant moment) {
    assertThat(read(seen(day, month, year, time)).values()).containsEntry("seen", moment);
  }

  @Test
  @DisplayName("A time in the hour that the clocks skip is not a time")
  void skippedHour() {
    assertThat(read(seen("28", "3", "2027", "01:30")).errors())
        .extracting(FieldError::message)
        .containsExactly(
            "When it was seen must be a real time. The clocks went forward in that hour");
  }

  @Test
  @DisplayName("The API is read by the same rules, and keys that are no fields are refused")
  void json() {
    Map<String, Object> json = new HashMap<>();
    json.put("said", "Words");
    json.put("outcome", "judged");
    json.put("kinds", List.of("threat"));
    json.put("who", "priya");
    json.put("told", false);
    json.put("posted", "2026-09-18");
    json.put("seen", "2026-09-18T16:10");
    json.put("times", 3);
    assertThat(forms.readJson(form, json, DYNAMIC).errors()).isEmpty();
    assertThat(forms.readJson(form, json, DYNAMIC).values())
        .containsEntry("seen", Instant.parse("2026-09-18T15:10:00Z"))
        .containsEntry("times", 3L);

    json.put("seen", "2026-09-18T15:10:30Z");
    assertThat(forms.readJson(form, json, DYNAMIC).values())
        .containsEntry("seen", Instant.parse("2026-09-18T15:10:30Z"));

    json.put("surprise", 1);
    json.put("said", 5);
    json.put("kinds", "threat");
    json.put("told", "yes");
    json.put("posted", "yesterday");
    json.put("times", "3");
    assertThat(forms.readJson(form, json, DYNAMIC).errors())
        .extracting(FieldError::field)
        .containsExactly("surprise", "said", "kinds", "told", "posted", "times");
  }

  @Test
  @DisplayName("A form is described for the API")
  void described() throws Exception {
    String json = new ObjectMapper().writeValueAsString(forms.describe(form, DYNAMIC));
    assertThat(json)
        .startsWith("{\"id\":\"sample\",\"fields\":[{\"key\":\"said\",\"type\":\"textarea\"")
        .contains("{\"key\":\"outcome\",\"value\":\"not-needed\"}")
        .contains("Priya Lund");
  }

  @Test
  @DisplayName("A form is filled with values that are known")
  void filled() {
    FormView view = FormView.filled(form, read(valid()).values(), DYNAMIC);
    FormView.Item seen =
        view.fields().stream().filter(item -> item.key().equals("seen")).findFirst().orElseThrow();
    assertThat(List.of(seen.day(), seen.month(), seen.year(), seen.time()))
        .containsExactly("18", "9", "2026", "16:10");
  }

  @Test
  @DisplayName("A file with what cannot be printed or checked stops the start")
  void badFiles() {
    ObjectMapper mapper = new ObjectMapper();
    for (String component :
        List.of(
            "{'type':'filepicker','key':'a','label':'A'}",
            "{'type':'radio','key':'a','label':'A'}",
            "{'type':'textfield','key':'a b','label':'A'}",
            "{'type':'textfield','key':'a'}",
            "{'type':'textfield','key':'a','label':'A','conditional':{'hide':'=today() > b'}}")) {
      assertThatThrownBy(
              () ->
                  FormReader.read(
                      mapper.readTree(
                          ("{'id':'x','components':[" + component + "]}").replace('\'', '"'))))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private Answers read(Map<String, String[]> sent) {
    return forms.read(form, sent, DYNAMIC);
  }

  private static Map<String, String[]> seen(String day, String month, String year, String time) {
    Map<String, String[]> sent = valid();
    sent.put("seen-day", new String[] {day});
    sent.put("seen-month", new String[] {month});
    sent.put("seen-year", new String[] {year});
    sent.put("seen-time", new String[] {time});
    return sent;
  }

  private static Map<String, String[]> valid() {
    Map<String, String[]> sent = new HashMap<>();
    sent.put("said", new String[] {"  First\r\nsecond "});
    sent.put("link", new String[] {""});
    sent.put("outcome", new String[] {"judged"});
    sent.put("kinds", new String[] {"threat", "racist", "threat"});
    sent.put("who", new String[] {"priya"});
    sent.put("posted-day", new String[] {"18"});
    sent.put("posted-month", new String[] {"09"});
    sent.put("posted-year", new String[] {"2026"});
    sent.put("seen-day", new String[] {"18"});
    sent.put("seen-month", new String[] {"9"});
    sent.put("seen-year", new String[] {"2026"});
    sent.put("seen-time", new String[] {"4:10pm"});
    sent.put("times", new String[] {"1,200"});
    sent.put("_csrf", new String[] {"token"});
    return sent;
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    return messages;
  }
}
