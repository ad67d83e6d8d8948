package org.chalkline.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.accounts.SchoolAccounts.SchoolAccount;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Installation;
import org.chalkline.installation.Scope;
import org.chalkline.setup.Contacts;
import org.chalkline.setup.Contacts.Contact;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a new evaluation with seven invented schools, their cast, accounts and calendars. */
@Component
class CastSeeding implements SmartInitializingSingleton {

  private static final LocalDate SINCE = LocalDate.of(2020, 9, 1);

  private final Installation installation;
  private final Schools schools;
  private final People people;
  private final SchoolAccounts accounts;
  private final Contacts contacts;
  private final SchoolCalendars calendars;
  private final PasswordEncoder passwords;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final String password;
  private final Clock clock;

  CastSeeding(
      Installation installation,
      Schools schools,
      People people,
      SchoolAccounts accounts,
      Contacts contacts,
      SchoolCalendars calendars,
      PasswordEncoder passwords,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${chalkline.evaluation.password}") String password) {
    this.installation = installation;
    this.schools = schools;
    this.people = people;
    this.accounts = accounts;
    this.contacts = contacts;
    this.calendars = calendars;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.password = password;
  }

  record Cast(List<CastSchool> schools, List<CastPerson> people, List<CastAccount> accounts) {}

  record CastSchool(
      String id,
      String name,
      String policy,
      @Nullable String federation,
      String phase,
      String drawnFrom) {}

  record CastPerson(
      List<String> userNames,
      String given,
      String surname,
      @Nullable List<String> alsoKnownAs,
      @Nullable List<String> handles,
      List<String> roles) {}

  record CastAccount(
      String id,
      String school,
      String platform,
      String name,
      String address,
      List<String> runners) {}

  @Override
  public void afterSingletonsInstantiated() {
    if (installation.evaluation()) {
      Scope.everywhere(
          () ->
              transaction.executeWithoutResult(
                  status -> {
                    if (schools.all().isEmpty()) {
                      seed(read());
                    }
                    schools.all().forEach(school -> calendars.ship(school.id()));
                  }));
    }
  }

  private void seed(Cast cast) {
    // One password for all, hashed once.
    String hash = passwords.encode(password);
    cast.schools()
        .forEach(
            it -> {
              schools.add(
                  new School(
                      it.id(),
                      it.name(),
                      it.policy(),
                      it.drawnFrom(),
                      it.federation(),
                      it.phase(),
                      true));
              schools.goLive(it.id(), clock.instant());
              contacts(it.id());
            });
    for (CastPerson it : cast.people()) {
      String id = it.userNames().get(0);
      people.add(
          new Person(
              id,
              id,
              it.given() + " " + it.surname(),
              it.given(),
              it.surname(),
              orNone(it.alsoKnownAs()),
              orNone(it.handles()),
              id.replace('@', '.') + "@chalkline.example"),
          it.userNames(),
          hash);
      it.roles().stream()
          .map(role -> role.split("@", 2))
          .forEach(parts -> people.give(id, new RoleAt(parts[0], parts[1]), SINCE));
    }
    cast.accounts()
        .forEach(
            it ->
                accounts.add(
                    new SchoolAccount(
                        it.id(),
                        it.school(),
                        it.platform(),
                        it.name(),
                        it.address(),
                        it.runners())));
    record(cast);
  }

  /** Contacts under telephone numbers that are kept free for inventions. */
  private void contacts(String school) {
    LocalDate checked = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
    List.of(
            new Contact(
                school,
                "lado",
                "The designated officer of the county",
                "01632 960 001",
                "lado@chalkline.example",
                "Monday to Friday 9am to 5pm",
                checked),
            new Contact(
                school,
                "social-care",
                "Children's services of the county",
                "01632 960 002",
                "children@chalkline.example",
                "At all hours",
                checked),
            new Contact(
                school, "police", "The police of the county", "101", null, "At all hours", checked))
        .forEach(contacts::keep);
  }

  private void record(Cast cast) {
    audit.record(
        Entry.ofInstallation(
            Actor.CHALKLINE,
            "evaluation.seeded",
            Map.of("schools", "" + cast.schools().size(), "people", "" + cast.people().size())));
  }

  private static List<String> orNone(@Nullable List<String> some) {
    return some == null ? List.of() : some;
  }

  private static Cast read() {
    try (var file = new ClassPathResource("evaluation/cast.yaml").getInputStream()) {
      return new ObjectMapper(new YAMLFactory()).readValue(file, Cast.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
