package org.chalkline.desk.cases;

import java.util.List;
import java.util.Map;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be learnt about a case of abuse later: new facts, a further person. */
@Configuration(proxyBeanMethods = false)
class AbuseActions {

  private static final String KIND = "abuse";

  private static final List<String> AUTHORS =
      List.of("parent", "pupil", "staff", "governor", "volunteer", "public", "unknown");

  @Bean
  CaseAction newFactsAction(AbuseCases cases, Policies policies, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "new-facts";
      }

      @Override
      public boolean offered(CaseFile file) {
        return file.open() && file.kind().equals(KIND);
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words)
            .text("words", 4000)
            .several(
                "kinds",
                policies.edition(file.policyEdition()).kinds().stream()
                    .map(kind -> new Option(kind.code(), kind.label()))
                    .toList())
            .several(
                "authors",
                AUTHORS.stream()
                    .map(code -> new Option(code, words.coded("author.", code)))
                    .toList())
            .line("name", false, 200)
            .line("handle", false, 200)
            .tick("illegal")
            .done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        cases.learn(
            me,
            file.reference(),
            CaseAction.list(answers, "kinds"),
            CaseAction.list(answers, "authors"),
            CaseAction.text(answers, "name"),
            CaseAction.text(answers, "handle"),
            Boolean.TRUE.equals(answers.get("illegal")),
            CaseAction.text(answers, "words"),
            Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction furtherPersonAction(
      AbuseCases cases, Schools schools, People people, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "further-person";
      }

      @Override
      public boolean offered(CaseFile file) {
        return file.open() && file.kind().equals(KIND);
      }

      @Override
      public boolean grave() {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        List<String> here = schools.federatedWith(file.school()).stream().map(School::id).toList();
        return new Asking(name(), words)
            .text("words", 500)
            .one(
                "person",
                false,
                here.stream()
                    .flatMap(school -> people.at(school).stream())
                    .distinct()
                    .map(person -> new Option(person.id(), person.name()))
                    .toList())
            .one("post", false, posts(here))
            .done();
      }

      /** Every post that somebody holds, so that a post says as much as a name. */
      private List<Option> posts(List<String> here) {
        return Roles.all().entrySet().stream()
            .filter(role -> !role.getKey().equals("staff"))
            .filter(
                role ->
                    here.stream()
                        .anyMatch(school -> !people.holding(role.getKey(), school).isEmpty()))
            .map(role -> new Option(role.getKey(), role.getValue()))
            .sorted(java.util.Comparator.comparing(Option::label))
            .toList();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        cases.suspect(
            me,
            file.reference(),
            CaseAction.text(answers, "words"),
            CaseAction.text(answers, "person"),
            CaseAction.text(answers, "post"),
            Once.freshKey());
      }
    };
  }
}
