package org.chalkline.desk.cases;

import java.util.Comparator;
import java.util.List;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be learnt about a case of abuse later: new facts, a further person. */
@Configuration(proxyBeanMethods = false)
class AbuseActions {

  private static final List<String> AUTHORS =
      List.of("parent", "pupil", "staff", "governor", "volunteer", "public", "unknown");

  @Bean
  CaseAction newFactsAction(AbuseCases cases, Policies policies, CaseWords words) {
    return CaseAction.named("new-facts")
        .offeredIf(AbuseActions::openAbuse)
        .asks(
            (on, ask) ->
                ask.text("words", 4000)
                    .several(
                        "kinds",
                        policies.edition(on.file().policyEdition()).kinds().stream()
                            .map(Kind::option)
                            .toList())
                    .several(
                        "authors",
                        AUTHORS.stream()
                            .map(code -> new Option(code, words.coded("author.", code)))
                            .toList())
                    .line("name", false, 200)
                    .line("handle", false, 200)
                    .tick("illegal"))
        .does(
            (on, said) ->
                cases.learn(
                    on.me(),
                    on.reference(),
                    said.list("kinds"),
                    said.list("authors"),
                    said.text("name"),
                    said.text("handle"),
                    said.ticked("illegal"),
                    said.text("words"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction furtherPersonAction(AbuseCases cases, Schools schools, People people) {
    return CaseAction.named("further-person")
        .offeredIf(AbuseActions::openAbuse)
        .forGood()
        .asks(
            (on, ask) -> {
              List<String> here =
                  schools.federatedWith(on.file().school()).stream().map(School::id).toList();
              ask.text("words", 500)
                  .one("person", false, persons(people, here))
                  .one("post", false, posts(people, here));
            })
        .does(
            (on, said) ->
                cases.suspect(
                    on.me(),
                    on.reference(),
                    said.text("words"),
                    said.text("person"),
                    said.text("post"),
                    Once.freshKey()));
  }

  private static boolean openAbuse(CaseFile file) {
    return file.open() && file.kind().equals("abuse");
  }

  private static List<Option> persons(People people, List<String> here) {
    return here.stream()
        .flatMap(school -> people.at(school).stream())
        .distinct()
        .map(person -> new Option(person.id(), person.name()))
        .toList();
  }

  /** Every post that somebody holds, so that a post says as much as a name. */
  private static List<Option> posts(People people, List<String> here) {
    return Roles.all().entrySet().stream()
        .filter(role -> !role.getKey().equals("staff"))
        .filter(
            role ->
                here.stream().anyMatch(school -> !people.holding(role.getKey(), school).isEmpty()))
        .map(role -> new Option(role.getKey(), role.getValue()))
        .sorted(Comparator.comparing(Option::label))
        .toList();
  }
}
