package org.chalkline.review.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Answer.Rests;
import org.chalkline.policy.Question;
import org.chalkline.policy.Setting;
import org.chalkline.web.Field;
import org.chalkline.web.FieldError;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.ShownWhen;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A question of a policy as a form: one control for each type of answer, and what it rests on. */
@Component
class QuestionForms {

  private static final String COUNTED = "counted";
  private static final int MOST_PLACES = 6;
  private static final List<String> UNITS =
      List.of("working days", "school days", "school hours", "elapsed hours");

  private final Forms forms;
  private final MessageSource messages;

  QuestionForms(Forms forms, MessageSource messages) {
    this.forms = forms;
    this.messages = messages;
  }

  /** The form with what was typed; where nothing was, with what the draft answers now. */
  FormView view(Question question, Setting now, Map<String, String[]> typed) {
    return FormView.of(form(question), typed.isEmpty() ? given(question, now) : typed, Map.of());
  }

  /**
   * What was sent, as an answer.
   *
   * @throws InvalidInput if a control was left empty or holds what it cannot
   */
  Answer read(Question question, Map<String, String[]> sent) {
    Map<String, Object> said = forms.read(form(question), sent, Map.of()).valid();
    Object rests = said.get("rests");
    return new Answer(
        value(question, said),
        Rests.valueOf(String.valueOf(rests).toUpperCase(Locale.ROOT)),
        Arrays.stream(text(said, "clauses").toUpperCase(Locale.ROOT).split("[,;\\s]+"))
            .filter(id -> !id.isBlank())
            .toList(),
        text(said, "reason"));
  }

  /** The same words under the control that the page shows for the answer. */
  InvalidInput besideTheControl(
      Question question, Map<String, String[]> sent, InvalidInput refused) {
    boolean counts =
        question.type() == Question.Type.LIMIT
            && Arrays.asList(sent.getOrDefault("value", new String[0])).contains(COUNTED);
    String control = ordered(question) ? "place1" : counts ? "count" : "value";
    return new InvalidInput(
        refused.errors().stream()
            .map(
                error ->
                    error.field().equals("value")
                        ? new FieldError(control, error.message())
                        : error)
            .toList());
  }

  private static boolean ordered(Question question) {
    return question.type().list() && question.ordered();
  }

  private String value(Question question, Map<String, Object> said) {
    if (ordered(question)) {
      List<String> parts = new ArrayList<>();
      for (int place = 1; place <= places(question); place++) {
        String part = text(said, "place" + place);
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      return listed(parts);
    }
    if (question.type().list()) {
      return said.get("value") instanceof List<?> list
          ? listed(list.stream().map(Object::toString).toList())
          : "none";
    }
    if (question.type() == Question.Type.LIMIT && text(said, "value").equals(COUNTED)) {
      String count = text(said, "count");
      String unit = text(said, "unit");
      return count + " " + (count.equals("1") ? unit.replaceFirst("s$", "") : unit);
    }
    return text(said, "value");
  }

  private static String listed(List<String> parts) {
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static int places(Question question) {
    return Math.min(question.allowed().size(), MOST_PLACES);
  }

  private FormDefinition form(Question question) {
    List<Field> fields = new ArrayList<>();
    String label = say("review.question.answer");
    List<Option> allowed = options(question.allowed());
    switch (question.type()) {
      case YES_NO ->
          fields.add(
              radio(
                  "value", label, options(Map.of("yes", "Yes", "no", "No"), List.of("yes", "no"))));
      case CODE, ROLE -> fields.add(radio("value", label, allowed));
      case NUMBER ->
          fields.add(
              field(
                  "value",
                  "number",
                  question.unit().isEmpty() ? label : label + " (" + question.unit() + ")",
                  say("review.question.number", question.min(), question.max()),
                  true,
                  null,
                  List.of(),
                  null));
      case LIMIT -> limit(fields, question, label);
      default -> {
        if (question.ordered()) {
          for (int place = 1; place <= places(question); place++) {
            fields.add(
                field(
                    "place" + place,
                    "select",
                    say("review.question.place." + place),
                    null,
                    false,
                    null,
                    allowed,
                    null));
          }
        } else {
          fields.add(field("value", "checklist", label, null, false, null, allowed, null));
        }
      }
    }
    fields.add(
        radio(
            "rests",
            say("review.question.rests"),
            List.of(
                new Option("clause", say("review.rests.clause")),
                new Option(
                    "default",
                    say("review.rests.default"),
                    say("review.rests.default.hint", question.say(question.value()))),
                new Option("own", say("review.rests.own")))));
    fields.add(
        field(
            "clauses",
            "textfield",
            say("review.question.clauses"),
            say("review.question.clauses.hint"),
            false,
            200,
            List.of(),
            new ShownWhen("rests", "clause")));
    fields.add(
        field(
            "reason",
            "textarea",
            say("review.question.reason"),
            say("review.question.reason.hint"),
            false,
            1000,
            List.of(),
            null));
    return new FormDefinition("question", fields);
  }

  private void limit(List<Field> fields, Question question, String label) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put(COUNTED, say("review.question.counted"));
    Question.LIMIT_PHRASES.forEach(phrase -> said.put(phrase, phrase));
    said.putAll(question.allowed());
    fields.add(radio("value", label, options(said)));
    ShownWhen counted = new ShownWhen("value", COUNTED);
    fields.add(
        field(
            "count", "number", say("review.question.count"), null, true, null, List.of(), counted));
    fields.add(
        field(
            "unit",
            "radio",
            say("review.question.unit"),
            null,
            true,
            null,
            UNITS.stream().map(unit -> new Option(unit, unit)).toList(),
            counted));
  }

  private Map<String, String[]> given(Question question, Setting now) {
    Map<String, String[]> given = new HashMap<>();
    String value = now.value();
    if (ordered(question)) {
      List<String> parts = now.list();
      for (int place = 1; place <= parts.size(); place++) {
        given.put("place" + place, one(parts.get(place - 1)));
      }
    } else if (question.type().list()) {
      given.put("value", now.list().toArray(String[]::new));
    } else if (question.type() == Question.Type.LIMIT && value.matches("\\d+ .*")) {
      given.put("value", one(COUNTED));
      given.put("count", one(value.substring(0, value.indexOf(' '))));
      given.put("unit", one(value.substring(value.indexOf(' ') + 1).replaceFirst("s?$", "s")));
    } else {
      given.put("value", one(value));
    }
    given.put(
        "rests", one(now.own() != null ? "own" : now.clauses().isEmpty() ? "default" : "clause"));
    given.put("clauses", one(String.join(", ", now.clauses())));
    given.put("reason", one(Objects.requireNonNullElse(now.own(), "")));
    return given;
  }

  private static String[] one(String text) {
    return new String[] {text};
  }

  private static String text(Map<String, Object> said, String key) {
    return Objects.toString(said.get(key), "");
  }

  private static List<Option> options(Map<String, String> words) {
    return options(words, List.copyOf(words.keySet()));
  }

  private static List<Option> options(Map<String, String> words, List<String> order) {
    return order.stream().map(code -> new Option(code, capital(words.get(code)))).toList();
  }

  private static String capital(@Nullable String words) {
    String known = String.valueOf(words);
    return known.substring(0, 1).toUpperCase(Locale.UK) + known.substring(1);
  }

  private static Field radio(String key, String label, List<Option> options) {
    return field(key, "radio", label, null, true, null, options, null);
  }

  private static Field field(
      String key,
      String type,
      String label,
      @Nullable String hint,
      boolean required,
      @Nullable Integer most,
      List<Option> options,
      @Nullable ShownWhen shown) {
    return new Field(key, type, label, hint, required, most, options, null, shown);
  }

  private String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }
}
