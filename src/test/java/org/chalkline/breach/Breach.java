package org.chalkline.breach;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.springframework.beans.factory.BeanFactory;

/** A breach at one school as tests tell it. */
final class Breach {

  private final Cases cases;
  private final BeanFactory beans;
  final Cases.Case it;

  private Breach(Cases cases, BeanFactory beans, Cases.Case it) {
    this.cases = cases;
    this.beans = beans;
    this.it = it;
  }

  /** What somebody at this school says of somebody in this role. */
  static NewBreach of(String school, String accused, String role) {
    return new NewBreach(
        school,
        null,
        accused,
        null,
        role,
        "What was said",
        "Facebook",
        "A page of their own",
        null,
        Instant.parse("2026-09-17T10:00:00Z"),
        false,
        false,
        false,
        false,
        false);
  }

  /** Somebody reports it. */
  static Breach reported(Cases cases, BeanFactory beans, String by, NewBreach given) {
    String reference = cases.as(by, me -> beans.getBean(Breaches.class).report(me, given, key()));
    return new Breach(
        cases, beans, cases.underWay(reference, given.school(), BreachInvestigation.PROCESS));
  }

  static Breach of(Cases cases, BeanFactory beans, Cases.Case it) {
    return new Breach(cases, beans, it);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** It is assessed so, of these clauses of the catalogue. */
  Breach assessed(String assessment, String role, List<String> types, Object... more) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("interest", "no");
    answers.put("role", role);
    answers.put("scope", "official");
    answers.put("assessment", assessment);
    if (!types.isEmpty()) {
      answers.put("types", types);
    }
    for (String flag :
        List.of("childHarmed", "aboutChild", "illegal", "sexualApproach", "dataBroken")) {
      answers.put(flag, "no");
    }
    put(answers, more);
    return done(BreachInvestigation.ASSESS, answers);
  }

  private static void put(Map<String, Object> answers, Object... more) {
    for (int n = 0; n < more.length; n += 2) {
      answers.put((String) more[n], more[n + 1]);
    }
  }

  /** Whoever has a step first does it, with these answers. */
  Breach done(String step, Object... answers) {
    Map<String, Object> given = new HashMap<>();
    put(given, answers);
    return done(step, given);
  }

  Breach done(String step, Map<String, Object> answers) {
    it.done(it.firstWho(step), step, answers);
    return this;
  }

  /** Somebody is appointed, has no interest, and plans. */
  Breach appointed(String person) {
    done(BreachInvestigation.APPOINT, "interest", "no", "investigator", person);
    return done(BreachInvestigation.ANSWER_FOR_INTEREST, "interest", "no")
        .done(BreachInvestigation.PLAN);
  }

  /** A body outside is told. */
  Breach tellsOutside() {
    return done(
        "Task_TellBody",
        "made",
        "yes",
        "body",
        "The county",
        "how",
        "telephone",
        "contactedAt",
        "2026-09-18T10:00",
        "words",
        "What was told");
  }

  /** They say what the school may do. */
  Breach outsideSays(String word) {
    return done(
        "Task_HearWord",
        "word",
        word,
        "answeredAt",
        "2026-09-18T11:00",
        "answer",
        "What they said");
  }

  /** Upheld, decided so by another person. */
  Breach decided(String finding, String... outcomes) {
    done(BreachInvestigation.FIND, "firstFinding", finding);
    return done(BreachInvestigation.DECIDE, "interest", "no", "outcomes", List.of(outcomes));
  }

  /** The letter that waits is written, signed by whoever may, printed and posted. */
  Breach letterGoes() {
    String writer = it.firstWho("Task_WriteLetter");
    String task = it.task(writer, "Task_WriteLetter");
    boolean signs =
        cases.as(
            writer,
            me -> {
              Tasks tasks = beans.getBean(Tasks.class);
              Tasks.Work work = tasks.find(me, task);
              return tasks.options(work.file(), work.step()).get("next").stream()
                      .anyMatch(option -> option.value().equals("yes"))
                  && writer.startsWith("headteacher");
            });
    Map<String, Object> letter = new HashMap<>(Map.of("text", "A letter\n\nIn full."));
    letter.put("sign", signs ? "yes" : "no");
    if (signs) {
      letter.put("channel", "paper");
    }
    it.done(writer, "Task_WriteLetter", letter);
    if (open().contains("Task_CheckLetter")) {
      done("Task_CheckLetter");
    }
    if (open().contains("Task_SignLetter")) {
      done("Task_SignLetter", "sign", "yes", "channel", "paper");
    }
    return done("Task_PrintAndPost");
  }

  Breach as(String who, BiConsumer<EnquiryChanges, Me> what) {
    cases.as(
        who,
        me -> {
          what.accept(beans.getBean(EnquiryChanges.class), me);
          return who;
        });
    return this;
  }

  Breach timePassesTo(String instant) {
    cases.timePassesTo(instant);
    return this;
  }

  List<String> open() {
    return it.open();
  }
}
