package org.chalkline.desk.tasks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.chalkline.casework.Severity;
import org.chalkline.engine.Models;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the task pages say of processes, steps, severities and people. */
@Component
class TaskWords {

  private final MessageSource messages;
  private final People people;
  private final Models models;

  TaskWords(MessageSource messages, People people, Models models) {
    this.messages = messages;
    this.people = people;
    this.models = models;
  }

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }

  /** Why a step waits now, in words; the process's name where nothing better is known. */
  String why(String process, String step) {
    String known = messages.getMessage("desk.why." + step, null, null, Locale.UK);
    return known == null ? say("desk.why.other", process(process)) : known;
  }

  /** A process's name. */
  String process(String process) {
    return String.valueOf(messages.getMessage("desk.process." + process, null, process, Locale.UK));
  }

  /** The processes in which something waits for people, id to words. */
  Map<String, String> processes() {
    Map<String, String> named = new TreeMap<>();
    for (Models.Model model : models.all()) {
      if (model.path().endsWith(".bpmn") && model.xml().contains(":userTask ")) {
        String file = model.path().substring(model.path().lastIndexOf('/') + 1);
        String id = file.substring(0, file.length() - ".bpmn".length());
        named.put(id, process(id));
      }
    }
    return named;
  }

  /** The colour of a severity's tag. What nobody has triaged has one of its own. */
  static String colour(Severity severity) {
    return switch (severity) {
      case NOT_TRIAGED -> "purple";
      case LOW -> "grey";
      case MEDIUM -> "yellow";
      case HIGH -> "orange";
      case IMMEDIATE -> "red";
    };
  }

  /** Says who has taken a step, for one page: nobody is looked up twice. */
  Function<@Nullable String, String> holders(Me me) {
    Map<String, String> names = new HashMap<>();
    return holder -> {
      if (holder == null) {
        return say("desk.tasks.holder.nobody");
      }
      return holder.equals(me.id())
          ? say("desk.tasks.holder.me")
          : say("desk.tasks.holder.other", names.computeIfAbsent(holder, this::name));
    };
  }

  /** A person's name; for what no person did, the product's. */
  String name(String personId) {
    return people.find(personId).map(Person::name).orElse(say("layout.service"));
  }

  /** With a capital, to stand at the beginning. */
  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}
