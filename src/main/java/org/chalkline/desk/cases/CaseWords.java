package org.chalkline.desk.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.casework.Severity;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Forms;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the case pages say of states, routes, roles, people and schools. */
@Component
class CaseWords {

  private final MessageSource messages;
  private final People people;
  private final Schools schools;
  private final Policies policies;
  private final Forms forms;

  CaseWords(
      MessageSource messages, People people, Schools schools, Policies policies, Forms forms) {
    this.messages = messages;
    this.people = people;
    this.schools = schools;
    this.policies = policies;
    this.forms = forms;
  }

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }

  /** The words for this code, or null if there are none. */
  @Nullable String known(String code) {
    return messages.getMessage(code, null, null, Locale.UK);
  }

  /** The words for one of a known set of codes; the code itself where it is unknown. */
  String coded(String prefix, String code) {
    String known = known(prefix + code);
    return known == null ? code : known;
  }

  /** A person's name; whoever holds a link is called so; for what nobody did, the product's. */
  String name(String personId) {
    if (personId.startsWith(OneTimeLinks.ACTOR)) {
      return say("desk.case.by-link");
    }
    return people.find(personId).map(Person::name).orElse(say("layout.service"));
  }

  /** A school's name. */
  String school(String id) {
    return schools.find(id).map(School::name).orElse(id);
  }

  /** A role, or a person, to whom work is offered. */
  String grantee(String grantee) {
    return grantee.startsWith("person:")
        ? name(grantee.substring("person:".length()))
        : Roles.words(grantee.substring("role:".length(), grantee.lastIndexOf('@')));
  }

  /** Several roles by their ids, separated by commas. */
  String roles(String listed) {
    return Arrays.stream(listed.split(",")).map(Roles::words).collect(Collectors.joining(", "));
  }

  /** Several routes by their codes. */
  String routes(Collection<String> codes) {
    return codes.stream().map(this::route).collect(Collectors.joining(", "));
  }

  String route(String code) {
    return coded("desk.case.route.", code);
  }

  String state(String state) {
    return coded("desk.case.state.", state);
  }

  /** The title and date of an edition of a policy. */
  String edition(String id) {
    return policies.all().stream()
        .filter(profile -> profile.edition().equals(id))
        .map(Profile::name)
        .findFirst()
        .orElse(id);
  }

  /** How a case ended, in the words of the form that asked. */
  String outcome(String code) {
    return forms.form("abuse-close-case").field("outcome").stream()
        .flatMap(field -> field.options().stream())
        .filter(option -> option.value().equals(code))
        .map(Option::label)
        .findFirst()
        .orElseGet(() -> coded("desk.case.outcome.", code));
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

  /** The colour of a state's tag. */
  static String stateColour(String state) {
    return state.equals("open") ? "blue" : state.equals("closed") ? "green" : "grey";
  }
}
