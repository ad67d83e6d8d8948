package org.chalkline.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who could be meant by what somebody wrote: better one too many, until a person has confirmed. */
class MeantTests {

  private static final String SCHOOL = "meant-school";

  private final People people = mock(People.class);
  private final Meant meant = new Meant(people);
  private final List<Person> all = new ArrayList<>();
  private final Map<String, Set<String>> roles = new HashMap<>();

  @BeforeEach
  void aSchoolOfHardNames() {
    person("1", "Siobhán", "O'Hara", List.of("Miss Sunny"), List.of("@sunny_o"), "headteacher");
    person("2", "Zoë", "Müller-Brand", List.of(), List.of("zoe.mb"), "dsl");
    person("3", "Tom", "Brand", List.of("Tommo"), List.of(), "deputy");
    person("4", "Ada", "Brand", List.of(), List.of("@ada"), "staff");
    person("5", "Wil", "Head", List.of(), List.of(), "staff");
    person("6", "Rose", "Ng", List.of("The Captain"), List.of(), "vice-chair");
    when(people.at(SCHOOL)).thenReturn(all);
    when(people.rolesAt(SCHOOL)).thenReturn(roles);
  }

  private void person(
      String id,
      String given,
      String surname,
      List<String> known,
      List<String> handles,
      String role) {
    Person it = new Person(id, id, given + " " + surname, given, surname, known, handles, null);
    all.add(it);
    roles.put(id, Set.of(role));
    when(people.holding(role, SCHOOL)).thenReturn(List.of(it));
  }

  private Set<String> by(String words, boolean mayBeAdult) {
    Set<String> ids = new TreeSet<>();
    meant.by(List.of(SCHOOL), words, mayBeAdult).forEach(it -> ids.add(it.id()));
    return ids;
  }

  @ParameterizedTest(name = "\"{0}\" could be {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Siobhan O'Hara                   | 1
          SIOBHÁN O’HARA                   | 1
          I think it was O'Hara again      | 1
          mrs o'hara's sister says so      | 1
          siobhan                          | 1
          Miss Sunny                       | 1
          miss  sunny!                     | 1
          @sunny_o wrote it                | 1
          sunny_o                          | 1
          OHara                            | 1
          Zoe                              | 2
          zoe.mb                           | 2
          Muller-Brand                     | 2
          Ms Müller                        | 2
          Brand                            | 2 3 4
          Mr Brand                         | 2 3 4
          Tommo                            | 3
          the deputy head                  | 1 3 5
          the head                         | 1 5
          the headteacher                  | 1
          the headteacher's account        | 1
          the headmistress                 | 1
          our safeguarding lead            | 2
          the DSL                          | 2
          the vice-chair                   | 6
          vice chair of the governors      | 6
          The Captain                      | 6
          Ng                               | 6
          somebody angry                   |
          ahead of the game                |
          Branding                         |
          adamant                          |
          ''                               |
          """)
  void couldBe(String words, String expected) {
    Set<String> ids =
        expected == null || expected.isBlank()
            ? Set.of()
            : new TreeSet<>(Arrays.asList(expected.strip().split("\\s+")));
    assertThat(by(words.strip(), true)).containsAll(ids);
    if (ids.isEmpty()) {
      assertThat(by(words.strip(), true)).isEmpty();
    }
  }

  @Test
  @DisplayName("Of somebody who is not of the school only a whole name or a handle counts")
  void notOfTheSchool() {
    assertThat(by("Mr Brand", false)).isEmpty();
    assertThat(by("the head of the parents' association", false)).isEmpty();
    assertThat(by("Tom Brand", false)).containsExactly("3");
    assertThat(by("@ada", false)).containsExactly("4");
  }

  @Test
  @DisplayName("A post means all who hold it, at each school asked about")
  void post() {
    assertThat(meant.inPost(List.of(SCHOOL, "another"), "headteacher"))
        .extracting(Person::id)
        .containsExactly("1");
  }
}
