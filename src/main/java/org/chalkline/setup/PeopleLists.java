package org.chalkline.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.AccountRequests;
import org.chalkline.identity.AccountRequests.NewPerson;
import org.chalkline.identity.Me;
import org.chalkline.identity.NewPeople;
import org.chalkline.identity.NewPeople.Outlook;
import org.chalkline.identity.Roles;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to lists of people, as spreadsheets save them: shown line by line as what would become
 * of each, and stored only when an administrator has confirmed that.
 */
@Component
public class PeopleLists {

  private final NewPeople newPeople;
  private final Once once;
  private final Audit audit;

  PeopleLists(NewPeople newPeople, Once once, Audit audit) {
    this.newPeople = newPeople;
    this.once = once;
    this.audit = audit;
  }

  /** What is to become of a line. */
  public enum Fate {
    NEW,
    MORE_ROLES,
    NOTHING_NEW,
    WRONG
  }

  /**
   * A line of the list.
   *
   * @param number its number in the file, the heading being in line 1
   * @param named what it says
   * @param newRoles ids of the roles that it gives
   * @param errors what is wrong with it; none unless its fate is {@code WRONG}
   */
  public record Line(
      long number, NewPerson named, Fate fate, List<String> newRoles, List<String> errors) {}

  /**
   * A list as it would be stored.
   *
   * @param text the list as text, to be sent back when it is confirmed
   */
  public record Preview(String text, List<Line> lines) {

    /** Whether every line can be taken. */
    public boolean whole() {
      return lines.stream().noneMatch(it -> it.fate() == Fate.WRONG);
    }

    /** How many lines have this fate. */
    public long count(Fate fate) {
      return lines.stream().filter(it -> it.fate() == fate).count();
    }
  }

  /** How many are new, how many get more roles, and how many of both wait for an approval. */
  public record Stored(int added, int given, int waiting) {}

  /** Whether this person may bring in a list at this school. */
  public static boolean may(Me me, String school) {
    return AccountRequests.mayAsk(me, school);
  }

  /** The heading of an empty list, to be filled in. */
  public static List<String> heading() {
    return PeopleTable.heading();
  }

  /**
   * A file as text, whatever a spreadsheet's encoding.
   *
   * @throws InvalidInput on the field {@code file} if it is empty, too large or no text
   */
  public static String text(byte[] file) {
    return PeopleTable.text(file);
  }

  /**
   * Shows what would become of each line; stores nothing.
   *
   * @throws InvalidInput on the field {@code list} if the text is no list
   */
  @Transactional(readOnly = true)
  public Preview preview(Me me, String school, String text) {
    require(me, school);
    Map<String, Long> seen = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (PeopleTable.Row row : PeopleTable.read(text)) {
      lines.add(line(me, school, row, seen));
    }
    return new Preview(text, lines);
  }

  /**
   * Stores a list that was confirmed: all of it or, if anything is wrong by now, nothing.
   *
   * @throws InvalidInput on the field {@code list} if a line cannot be taken
   */
  @Transactional
  public Stored store(Me me, String school, String text, String key) {
    require(me, school);
    String result =
        once.run(
            me.actor(),
            key,
            () -> {
              Preview preview = preview(me, school, text);
              if (!preview.whole()) {
                throw new InvalidInput("list", "Correct the lines that cannot be taken");
              }
              int added = 0;
              int given = 0;
              int waiting = 0;
              for (Line line : preview.lines()) {
                if (line.fate() == Fate.NOTHING_NEW) {
                  continue;
                }
                String lineKey = UUID.randomUUID().toString();
                waiting += newPeople.ask(me, school, line.named(), lineKey) ? 1 : 0;
                added += line.fate() == Fate.NEW ? 1 : 0;
                given += line.fate() == Fate.MORE_ROLES ? 1 : 0;
              }
              audit.record(
                  Entry.ofSchool(
                      school,
                      me.actor(),
                      "people.list-stored",
                      Map.of(
                          "added", "" + added,
                          "given-roles", "" + given,
                          "waiting", "" + waiting)));
              return added + " " + given + " " + waiting;
            });
    String[] counts = result.split(" ", 3);
    return new Stored(
        Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2]));
  }

  private Line line(Me me, String school, PeopleTable.Row row, Map<String, Long> seen) {
    List<String> errors = new ArrayList<>(row.errors());
    Set<String> roles = new LinkedHashSet<>();
    for (String word : row.roles()) {
      role(word).ifPresentOrElse(roles::add, () -> errors.add("There is no role \"" + word + "\""));
    }
    if (roles.isEmpty() && errors.isEmpty()) {
      errors.add("Give at least one role");
    }
    String userName = row.userName().isBlank() ? row.email() : row.userName();
    NewPerson named =
        new NewPerson(row.givenName(), row.surname(), userName, row.email(), List.copyOf(roles));
    for (String same : new HashSet<>(List.of(folded(userName), folded(row.email())))) {
      Long before = same.isEmpty() ? null : seen.putIfAbsent(same, row.number());
      if (before != null && before != row.number()) {
        errors.add("The same person as in line " + before);
      }
    }
    Outlook outlook = newPeople.outlook(me, school, named);
    boolean addressStands = outlook.errors().stream().noneMatch(it -> it.field().equals("email"));
    // A user name that was made from the address is wrong only where the address is.
    outlook.errors().stream()
        .filter(it -> !it.field().equals("userName") || !row.userName().isBlank() || addressStands)
        .map(FieldError::message)
        .forEach(errors::add);
    Fate fate =
        !errors.isEmpty()
            ? Fate.WRONG
            : outlook.here().isEmpty()
                ? Fate.NEW
                : outlook.roles().isEmpty() ? Fate.NOTHING_NEW : Fate.MORE_ROLES;
    return new Line(row.number(), named, fate, outlook.roles(), List.copyOf(errors));
  }

  /** A role by its id or its words; capitals and hyphens do not matter. */
  private static java.util.Optional<String> role(String word) {
    String asked = plain(word);
    return Roles.all().entrySet().stream()
        .filter(it -> plain(it.getKey()).equals(asked) || plain(it.getValue()).equals(asked))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", " ");
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private void require(Me me, String school) {
    if (!may(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
  }
}
