package org.chalkline.desk.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** Puts answers to a form into words: those that were kept, and those that were only typed. */
@Component
class AnswerWords {

  private final People people;
  private final TaskWords words;
  private final When when;

  AnswerWords(People people, TaskWords words, When when) {
    this.people = people;
    this.words = words;
    this.when = when;
  }

  /** The answers of a step that is done, as they were kept. */
  List<SummaryRow> kept(
      FormDefinition form, Map<String, Object> answers, Map<String, List<Option>> options) {
    List<SummaryRow> rows = new ArrayList<>();
    for (Field field : form.fields()) {
      Object value = answers.get(field.key());
      if (value != null) {
        rows.add(new SummaryRow(field.label(), kept(field, value, options)));
      }
    }
    return rows;
  }

  private String kept(Field field, Object value, Map<String, List<Option>> options) {
    if (value instanceof Collection<?> several) {
      return labels(field, several.stream().map(Object::toString), options);
    }
    String text = value.toString();
    return switch (field.type()) {
      case "radio", "select" -> labels(field, Stream.of(text), options);
      case "checkbox" -> words.say(text.equals("true") ? "desk.task.yes" : "desk.task.no");
      case "date" -> when.day(LocalDate.parse(text));
      case "datetime" -> when.at(Instant.parse(text));
      default -> text;
    };
  }

  /** What was typed into a form that was not taken, so that nobody has to type it again. */
  List<SummaryRow> typed(
      FormDefinition form, Map<String, String[]> typed, Map<String, List<Option>> options) {
    List<SummaryRow> rows = new ArrayList<>();
    for (Field field : form.fields()) {
      String said =
          field.type().startsWith("date")
              ? Stream.of("-day", "-month", "-year", "-time")
                  .flatMap(part -> sent(typed, field.key() + part))
                  .collect(Collectors.joining(" "))
              : typed(field, sent(typed, field.key()), options);
      if (!said.isBlank()) {
        rows.add(new SummaryRow(field.label(), said));
      }
    }
    return rows;
  }

  private String typed(Field field, Stream<String> sent, Map<String, List<Option>> options) {
    if (field.type().equals("checkbox")) {
      return sent.findFirst().map(ticked -> words.say("desk.task.yes")).orElse("");
    }
    return field.chosen() ? labels(field, sent, options) : sent.collect(Collectors.joining("\n"));
  }

  private static Stream<String> sent(Map<String, String[]> typed, String name) {
    return Arrays.stream(typed.getOrDefault(name, new String[0])).filter(text -> !text.isBlank());
  }

  private String labels(Field field, Stream<String> values, Map<String, List<Option>> options) {
    List<Option> offered = new ArrayList<>(field.options());
    if (field.optionsFrom() != null) {
      offered.addAll(options.getOrDefault(field.optionsFrom(), List.of()));
    }
    return values
        .map(
            value ->
                offered.stream()
                    .filter(option -> option.value().equals(value))
                    .map(Option::label)
                    .findFirst()
                    .orElseGet(() -> people.find(value).map(Person::name).orElse(value)))
        .collect(Collectors.joining("\n"));
  }
}
