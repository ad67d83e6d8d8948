package org.chalkline.intake.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.MakeReport.GivenFile;
import org.chalkline.web.Answers;
import org.chalkline.web.Field;
import org.chalkline.web.FieldError;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The fields of the report page, and their reading into what the door takes. */
@Component
class ReportForm {

  /** Places for those who seem to be behind it, and for those at whom it is aimed. */
  static final int BEHIND = 6;

  static final int AIMED = 3;

  private static final Set<String> ADULTS = Set.of("staff", "governor", "volunteer");

  private final Forms forms;
  private final MessageSource messages;
  private final FormDefinition form;

  ReportForm(Forms forms, MessageSource messages) {
    this.forms = forms;
    this.messages = messages;
    this.form = new FormDefinition("report", fields());
  }

  /**
   * Reads what the page sent.
   *
   * @throws InvalidInput naming the fields of the page that are wrong
   */
  MakeReport read(Choices choices, Map<String, String[]> sent, List<GivenFile> files) {
    Answers answers = forms.read(form, sent, choices.lists());
    Map<String, Object> values = answers.values();
    List<FieldError> errors = new ArrayList<>(answers.errors());
    if (choices.hasAccounts() && !values.containsKey("account") && none(errors, "account")) {
      errors.add(error("account", "intake.error.account"));
    }
    List<String> kinds = kinds(choices, values);
    if (kinds.isEmpty() && none(errors, "kinds")) {
      errors.add(error("kinds", "intake.error.kinds"));
    }
    List<Suspect> behind = behind(values, errors);
    List<Target> aimedAt = aimedAt(values, errors);
    if (!errors.isEmpty()) {
      errors.sort(Comparator.comparingInt(this::place));
      throw new InvalidInput(errors);
    }
    return new MakeReport(
        choices.school(),
        text(values, "platform"),
        account(values),
        text(values, "place"),
        text(values, "link"),
        text(values, "said"),
        (Instant) values.get("postedAt"),
        (Instant) values.get("seenAt"),
        behind,
        aimedAt,
        kinds,
        ticked(values, "danger"),
        ticked(values, "childTouched"),
        kinds.contains(Choices.IMAGE) || ticked(values, "childImage"),
        !ticked(values, "quiet"),
        files);
  }

  /** What the door found wrong, at the fields of the page. */
  List<FieldError> onPage(List<FieldError> errors) {
    return errors.stream()
        .map(
            error ->
                switch (error.field()) {
                  case "behind" -> new FieldError("behind-1-kind", error.message());
                  case "aimedAt" -> new FieldError("aimed-1-kind", error.message());
                  default -> error;
                })
        .toList();
  }

  /** The kinds ticked; the box for what may be a sexual image of a child stands for its kind. */
  private static List<String> kinds(Choices choices, Map<String, Object> values) {
    List<String> kinds = new ArrayList<>(strings(values.get("kinds")));
    boolean known = choices.of("kinds").stream().anyMatch(it -> it.value().equals(Choices.IMAGE));
    if (ticked(values, "childImage") && known && !kinds.contains(Choices.IMAGE)) {
      kinds.add(Choices.IMAGE);
    }
    return kinds;
  }

  private List<Suspect> behind(Map<String, Object> values, List<FieldError> errors) {
    List<Suspect> all = new ArrayList<>();
    for (int n = 1; n <= BEHIND; n++) {
      String key = "behind-" + n;
      if (values.keySet().stream().noneMatch(it -> it.startsWith(key + "-"))) {
        continue;
      }
      String kind = text(values, key + "-kind");
      String person = chosen(values, key + "-person");
      String post = chosen(values, key + "-post");
      boolean ofSchool = person != null || post != null;
      String adult = text(values, key + "-adult");
      if (kind.isEmpty() && none(errors, key + "-kind")) {
        errors.add(error(key + "-kind", "intake.error.behind"));
      }
      if (adult.equals("no") && (ofSchool || ADULTS.contains(kind))) {
        errors.add(error(key + "-adult", ofSchool ? "intake.error.chosen" : "intake.error.adult"));
      }
      if (adult.isEmpty() || (ofSchool && adult.equals("unknown"))) {
        adult = ofSchool ? "yes" : "unknown";
      }
      all.add(new Suspect(kind, text(values, key + "-words"), person, post, adult));
    }
    return all;
  }

  private List<Target> aimedAt(Map<String, Object> values, List<FieldError> errors) {
    List<Target> all = new ArrayList<>();
    for (int n = 1; n <= AIMED; n++) {
      String key = "aimed-" + n;
      boolean empty = values.keySet().stream().noneMatch(it -> it.startsWith(key + "-"));
      if (empty && n > 1) {
        continue;
      }
      String kind = text(values, key + "-kind");
      if (kind.isEmpty() && none(errors, key + "-kind")) {
        errors.add(error(key + "-kind", "intake.error.aimed"));
      }
      all.add(new Target(kind, text(values, key + "-words"), chosen(values, key + "-person")));
    }
    return all;
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(field("danger", "checkbox", "danger", null));
    fields.add(wanted("platform", "textfield", 100));
    fields.add(field("account", "radio", "account", "accounts"));
    fields.add(text("place", "place", 300));
    fields.add(link());
    fields.add(wanted("said", "textarea", 4000));
    fields.add(field("postedAt", "datetime", "posted", null));
    fields.add(field("seenAt", "datetime", "seen", null));
    for (int n = 1; n <= BEHIND; n++) {
      fields.add(field("behind-" + n + "-kind", "radio", "behind", "authors"));
      fields.add(text("behind-" + n + "-words", "behind-words", 500));
      fields.add(field("behind-" + n + "-adult", "radio", "adult", "adult"));
      fields.add(field("behind-" + n + "-person", "select", "person", "people"));
      fields.add(field("behind-" + n + "-post", "select", "post", "posts"));
    }
    for (int n = 1; n <= AIMED; n++) {
      fields.add(field("aimed-" + n + "-kind", "radio", "aimed", "targets"));
      fields.add(text("aimed-" + n + "-words", "aimed-words", 500));
      fields.add(field("aimed-" + n + "-person", "select", "aimed-person", "people"));
    }
    fields.add(field("kinds", "checklist", "kinds", "kinds"));
    fields.add(field("childTouched", "checkbox", "child", null));
    fields.add(field("childImage", "checkbox", "image", null));
    fields.add(field("quiet", "checkbox", "quiet", null));
    return fields;
  }

  private Field field(String key, String type, String label, @Nullable String list) {
    return new Field(key, type, label(label), null, false, null, List.of(), list, null);
  }

  private Field text(String key, String label, int most) {
    return new Field(key, "textfield", label(label), null, false, most, List.of(), null, null);
  }

  private Field wanted(String key, String type, int most) {
    return new Field(
        key,
        type,
        label(key),
        null,
        true,
        most,
        List.of(),
        null,
        null,
        word("intake.error." + key),
        null,
        null,
        null);
  }

  private Field link() {
    return new Field(
        "link",
        "textfield",
        label("link"),
        null,
        false,
        2000,
        List.of(),
        null,
        null,
        word("intake.error.link"),
        "(?i)https?://\\S+",
        null,
        null);
  }

  private int place(FieldError error) {
    for (int n = 0; n < form.fields().size(); n++) {
      if (form.fields().get(n).key().equals(error.field())) {
        return n;
      }
    }
    return form.fields().size();
  }

  private static @Nullable String account(Map<String, Object> values) {
    String account = chosen(values, "account");
    return SchoolChoices.ELSEWHERE.equals(account) ? null : account;
  }

  private static boolean none(List<FieldError> errors, String key) {
    return errors.stream().noneMatch(error -> error.field().equals(key));
  }

  private static String text(Map<String, Object> values, String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  private static @Nullable String chosen(Map<String, Object> values, String key) {
    return values.get(key) instanceof String text ? text : null;
  }

  private static boolean ticked(Map<String, Object> values, String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  private static List<String> strings(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }

  private FieldError error(String key, String code) {
    return new FieldError(key, word(code));
  }

  private String label(String name) {
    return word("intake." + name);
  }

  private String word(String code) {
    return messages.getMessage(code, null, Locale.UK);
  }
}
