package org.chalkline.casework;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.springframework.stereotype.Component;

/**
 * Who could be meant by what somebody wrote of the person behind a post: by name, part of a name,
 * known name, handle or post. Better one too many outside the case until a person has confirmed who
 * is meant.
 */
@Component
public class Meant {

  // What people call a post, beside the role's own words. Kept here since it is language, not
  // policy.
  private static final List<Called> CALLED =
      List.of(
          new Called(
              "headteacher",
              "head",
              "headteacher",
              "headmaster",
              "headmistress",
              "principal",
              "boss"),
          new Called("deputy", "deputy", "deputy head"),
          new Called("dsl", "safeguarding lead", "dsl", "safeguarding", "child protection"),
          new Called("deputy-dsl", "deputy safeguarding lead", "deputy dsl"),
          new Called(
              "senior-authoriser", "network manager", "it manager", "authoriser", "technician"),
          new Called(
              "deputy-authoriser", "network manager", "it manager", "authoriser", "technician"),
          new Called("online-safety", "online safety", "e-safety", "computing lead"),
          new Called(
              "business-director", "business director", "director", "bursar", "business manager"),
          new Called("chair", "chair", "chair of governors"),
          new Called("vice-chair", "vice chair", "vice-chair"),
          new Called("governor", "governor"),
          new Called("dpo", "data protection officer", "dpo"),
          new Called("line-manager", "line manager", "manager"),
          new Called("slt", "leadership", "slt", "senior leader"),
          new Called(
              "account-lead", "runs the page", "runs the account", "administrator of the page"));

  private record Called(String role, List<String> words) {

    Called(String role, String... words) {
      this(role, List.of(words));
    }
  }

  private final People people;

  Meant(People people) {
    this.people = people;
  }

  /**
   * The people of these schools who could be meant.
   *
   * @param words what was written of the person behind it: name, nickname, handle or post
   * @param mayBeAdult whether it may be an adult of the school; if not, only a whole name or a
   *     handle counts
   */
  public Set<Person> by(Collection<String> schools, String words, boolean mayBeAdult) {
    String said = plain(words);
    Set<String> tokens = new HashSet<>(Arrays.asList(said.split("[^\\p{L}\\p{N}_@.'-]+")));
    List.copyOf(tokens).forEach(token -> tokens.add(squeezed(token)));
    tokens.addAll(Arrays.asList(said.split("[^\\p{L}\\p{N}]+")));
    Set<Person> meant = new LinkedHashSet<>();
    if (said.isBlank()) {
      return meant;
    }
    for (String school : schools) {
      Map<String, Set<String>> roles = mayBeAdult ? people.rolesAt(school) : Map.of();
      for (Person person : people.at(school)) {
        Set<String> held = roles.getOrDefault(person.id(), Set.of());
        if (mayBeAdult ? couldBe(person, held, said, tokens) : isNamed(person, said, tokens)) {
          meant.add(person);
        }
      }
    }
    return meant;
  }

  /** Everybody who holds this post at one of these schools. */
  public Set<Person> inPost(Collection<String> schools, String role) {
    Set<Person> holders = new LinkedHashSet<>();
    schools.forEach(school -> holders.addAll(people.holding(role, school)));
    return holders;
  }

  /** Whether these words name this post, by what people call it. */
  public boolean post(String role, String words) {
    return postIsNamed(role, plain(words));
  }

  private boolean isNamed(Person person, String said, Set<String> tokens) {
    return contains(said, plain(person.givenName() + " " + person.surname()))
        || person.handles().stream()
            .anyMatch(handle -> tokens.contains(bare(handle)) || tokens.contains(plain(handle)));
  }

  private boolean couldBe(Person person, Set<String> roles, String said, Set<String> tokens) {
    if (isNamed(person, said, tokens)
        || isCalled(person.surname(), tokens)
        || isCalled(person.givenName(), tokens)) {
      return true;
    }
    if (person.alsoKnownAs().stream().anyMatch(name -> contains(said, plain(name)))) {
      return true;
    }
    return roles.stream().anyMatch(role -> postIsNamed(role, said));
  }

  /** Whether a name is among the words: whole, without its signs, or a part of a double name. */
  private static boolean isCalled(String name, Set<String> tokens) {
    String plain = plain(name);
    return tokens.contains(plain)
        || tokens.contains(squeezed(plain))
        || Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
            .anyMatch(part -> part.length() > 2 && tokens.contains(part));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static boolean postIsNamed(String role, String said) {
    return CALLED.stream()
        .filter(called -> called.role().equals(role))
        .flatMap(called -> called.words().stream())
        .anyMatch(word -> contains(said, word));
  }

  private static boolean contains(String said, String words) {
    return (" " + said.replaceAll("[^\\p{L}\\p{N}-]+", " ") + " ")
        .contains(" " + words.replaceAll("[^\\p{L}\\p{N}-]+", " ").strip() + " ");
  }

  private static String bare(String handle) {
    return plain(handle).replaceFirst("^@", "");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("'s\\b", "");
  }
}
