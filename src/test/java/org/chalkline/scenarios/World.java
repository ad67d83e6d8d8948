package org.chalkline.scenarios;

import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.installation.Scope;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.chalkline.testing.TimePasses;
import org.springframework.transaction.support.TransactionTemplate;

/** What one scenario has said so far: the school, the time, the cases, the last refusal. */
public class World {

  private static final Pattern OF_THE_CAST =
      Pattern.compile(
          "\\{the (name|given name|surname|nickname|handle|user name) of (" + Who.PATTERN + ")}");

  final TestClock clock;
  final TimePasses time;
  private final People people;
  private final CaseFileRepository files;
  private final TransactionTemplate transaction;
  private final Map<String, String> called = new HashMap<>();
  private String school = "";
  private String reference = "";
  private boolean underWay;
  private RuntimeException refusal;

  public World(
      TestClock clock,
      Workflows workflows,
      People people,
      CaseFileRepository files,
      TransactionTemplate transaction) {
    this.clock = clock;
    this.time = new TimePasses(clock, workflows);
    this.people = people;
    this.files = files;
    this.transaction = transaction;
  }

  @Before
  public void beginsAnew() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterAll
  public static void leavesNothing() {
    CleanSlate.make();
  }

  void inSchool(String id) {
    school = id;
  }

  String school() {
    if (school.isEmpty()) {
      throw new IllegalStateException("Say first: Given the school ...");
    }
    return school;
  }

  /** The first moment of a scenario is where it begins; later ones are reached by waiting. */
  void itIs(java.time.Instant moment) {
    if (underWay) {
      time.to(moment);
    } else {
      clock.set(moment);
    }
  }

  void reported(String newReference) {
    underWay = true;
    reference = newReference;
  }

  /** Something has been done: from here on moments are reached by waiting. */
  void begun() {
    underWay = true;
  }

  String reference() {
    if (reference.isEmpty()) {
      throw new IllegalStateException("Nothing has been reported yet");
    }
    return reference;
  }

  void call(String name) {
    called.put(name, reference());
  }

  void turnTo(String name) {
    reference = referenceOf(name);
  }

  String referenceOf(String name) {
    String found = called.get(name);
    if (found == null) {
      throw new IllegalStateException("No case is called " + name);
    }
    return found;
  }

  Person person(Who who) {
    String userName = who.name() + "@" + who.school().orElseGet(this::school);
    return Scope.everywhere(
        () ->
            people
                .byUserName(userName)
                .orElseThrow(() -> new IllegalStateException("Nobody is called " + userName)));
  }

  Me me(Who who) {
    return me(person(who));
  }

  Me me(Person person) {
    return Scope.everywhere(() -> new Me(person, people.rolesOf(person.id())));
  }

  List<Person> everybody() {
    return Scope.everywhere(() -> people.at(caseFile().school()));
  }

  /** Does something as this person, within the schools that are theirs. */
  <T> T as(Who who, Function<Me, T> deed) {
    return as(me(who), deed);
  }

  <T> T as(Me me, Function<Me, T> deed) {
    return Scope.of(me.schools(), () -> deed.apply(me));
  }

  /** Looks at everything, as nobody in particular. */
  <T> T look(Supplier<T> sight) {
    return Scope.everywhere(() -> transaction.execute(status -> sight.get()));
  }

  CaseFile caseFile() {
    return look(() -> files.findByReference(reference()).orElseThrow());
  }

  /** Tries something that may be refused; what happened is kept for the next step. */
  void tries(Runnable deed) {
    refusal = null;
    try {
      deed.run();
    } catch (RuntimeException refused) {
      refusal = refused;
    }
  }

  RuntimeException refusal() {
    if (refusal == null) {
      throw new AssertionError("It was not refused");
    }
    return refusal;
  }

  /** The text with what it asks of the cast put in, such as {@code {the surname of staff3}}. */
  String filled(String text) {
    Matcher asked = OF_THE_CAST.matcher(text);
    return asked.replaceAll(
        found -> Matcher.quoteReplacement(fact(found.group(1), Who.read(found.group(2)))));
  }

  String fact(String what, Who who) {
    Person person = person(who);
    return switch (what) {
      case "name" -> person.givenName() + " " + person.surname();
      case "given name" -> person.givenName();
      case "surname" -> person.surname();
      case "nickname" -> person.alsoKnownAs().get(0);
      case "handle" -> person.handles().get(0);
      case "user name" -> who.name() + "@" + who.school().orElseGet(this::school);
      default -> throw new IllegalArgumentException(what);
    };
  }

  /** A key that no other deed has. */
  static String key() {
    return UUID.randomUUID().toString();
  }

  /** Whether a step of the case still waits under this name. */
  static boolean waits(Assignment step, String name) {
    return step.open() && step.name().equalsIgnoreCase(name);
  }
}
