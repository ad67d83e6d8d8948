package org.chalkline.breach;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.letters.Addressee;
import org.chalkline.letters.LetterFacts;
import org.chalkline.policy.Policies;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What a letter to the person whom a breach is about may say: never who reported it. */
@Component
class BreachLetters implements LetterFacts {

  private final BreachRows rows;
  private final Allegations allegations;
  private final BreachDecision decision;
  private final BreachMoments moments;
  private final People people;
  private final Policies policies;
  private final MessageSourceAccessor words;
  private final When when;

  BreachLetters(
      BreachRows rows,
      Allegations allegations,
      BreachDecision decision,
      BreachMoments moments,
      People people,
      Policies policies,
      MessageSource messages,
      When when) {
    this.rows = rows;
    this.allegations = allegations;
    this.decision = decision;
    this.moments = moments;
    this.people = people;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
  }

  @Override
  public String caseKind() {
    return Breaches.KIND;
  }

  /** A pupil's letter goes to the parents. */
  @Override
  public Addressee addressee(CaseFile file, String kind) {
    Breach it = rows.get(file.getId());
    String id = it.alleged().accusedId();
    String email = id == null ? null : people.find(id).map(Person::email).orElse(null);
    String name =
        it.role().equals("pupil")
            ? words.getMessage("breach.letter.parents-of", new Object[] {it.accused()})
            : it.accused();
    return new Addressee(name, List.of(), email);
  }

  @Override
  public boolean mayBeSent(CaseFile file) {
    return !rows.get(file.getId()).authorityFirst();
  }

  @Override
  public Map<String, String> fields(CaseFile file, String kind) {
    Breach it = rows.get(file.getId());
    Map<String, String> fields = new HashMap<>();
    StringBuilder found = new StringBuilder();
    allegations
        .of(file.getId())
        .forEach(
            one ->
                found
                    .append(found.isEmpty() ? "" : "; ")
                    .append(one.words())
                    .append(": ")
                    .append(words.getMessage("breach.finding." + one.finding(), "")));
    fields.put("breach-found", found.toString());
    fields.put("breach-decided", decision.inWords(it.outcomes()));
    fields.put("policy-name", policies.edition(file.breachEdition()).name());
    fields.put("appeal-by", when.day(moments.until(file)));
    if (!it.appealResult().isEmpty()) {
      fields.put("appeal-result", words.getMessage("breach.appeal." + it.appealResult()));
    }
    return fields;
  }
}
