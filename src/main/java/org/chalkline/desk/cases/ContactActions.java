package org.chalkline.desk.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chalkline.contacts.AnswerCame;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.Contact;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.MakePack;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.contacts.Pack.Audience;
import org.chalkline.contacts.Packs;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be done about bodies outside the school: a contact, an answer, a pack of evidence. */
@Configuration(proxyBeanMethods = false)
class ContactActions {

  private static final int LINE = 200;
  private static final int WORDS = 4000;
  private static final List<String> WAYS =
      List.of("telephone", "online", "email", "letter", "person");

  @Bean
  CaseAction outsideContactAction(OutsideContacts contacts, CaseWords words, Clock clock) {
    return CaseAction.named("outside-contact")
        .offeredIf((me, file) -> file.open())
        .given(on -> now("contactedAt", clock))
        .asks(
            (on, ask) ->
                ask.one(
                        "kind",
                        true,
                        Arrays.stream(Body.values())
                            .map(
                                it ->
                                    new Option(
                                        it.code(),
                                        words.coded("desk.case.outside-body.", it.code())))
                            .toList())
                    .line("body", true, LINE)
                    .one(
                        "how",
                        true,
                        WAYS.stream()
                            .map(way -> new Option(way, words.coded("desk.case.way-of.", way)))
                            .toList())
                    .moment("contactedAt")
                    .line("person", false, LINE)
                    .line("bodyReference", false, LINE)
                    .text("words", WORDS)
                    .several(
                        "documents",
                        contacts.documents(on.file().getId()).entrySet().stream()
                            .map(it -> new Option(it.getKey(), it.getValue()))
                            .toList())
                    .line("otherDocuments", false, LINE)
                    .tick("awaited")
                    .day("nextChase"))
        .does(
            (on, said) ->
                contacts.record(
                    on.me(),
                    on.reference(),
                    Body.of(said.text("kind")),
                    new ContactMade(
                        said.text("body"),
                        said.text("how"),
                        MeetingActions.instant(said.answers(), "contactedAt"),
                        said.text("person"),
                        said.text("bodyReference"),
                        said.text("words"),
                        said.list("documents"),
                        said.text("otherDocuments"),
                        said.ticked("awaited"),
                        said.answers().get("nextChase") instanceof LocalDate day ? day : null),
                    Once.freshKey()));
  }

  @Bean
  CaseAction outsideAnswerAction(OutsideContacts contacts, CaseWords words, Clock clock) {
    return CaseAction.named("outside-answer")
        .offeredIf((me, file) -> !waiting(contacts, file.getId()).isEmpty())
        .given(on -> now("answeredAt", clock))
        .asks(
            (on, ask) ->
                ask.one(
                        "contact",
                        true,
                        waiting(contacts, on.file().getId()).stream()
                            .map(it -> new Option(it.id(), name(it, words)))
                            .toList())
                    .moment("answeredAt")
                    .line("person", false, LINE)
                    .line("bodyReference", false, LINE)
                    .text("answer", WORDS))
        .does(
            (on, said) ->
                contacts.answered(
                    on.me(),
                    on.reference(),
                    said.text("contact"),
                    new AnswerCame(
                        MeetingActions.instant(said.answers(), "answeredAt"),
                        said.text("person"),
                        said.text("bodyReference"),
                        said.text("answer")),
                    Once.freshKey()));
  }

  @Bean
  CaseAction packAction(Packs packs, CaseWords words) {
    return CaseAction.named(PackPages.PACK)
        .offeredIf((me, file) -> !packs.available(me, file.reference()).isEmpty())
        .given(
            on ->
                Map.of(
                    "items",
                    packs.available(on.me(), on.reference()).stream()
                        .map(EvidenceItem::id)
                        .toArray(String[]::new)))
        .asks(
            (on, ask) ->
                ask.one(
                        "audience",
                        true,
                        Arrays.stream(Audience.values())
                            .map(
                                it ->
                                    new Option(
                                        it.code(), words.coded("desk.case.pack-for.", it.code())))
                            .toList())
                    .line("forWhom", true, LINE)
                    .some(
                        "items",
                        packs.available(on.me(), on.reference()).stream()
                            .map(
                                it ->
                                    new Option(
                                        it.id(),
                                        numbered(packs, on.file().getId(), it, words)
                                            + ": "
                                            + it.fileName()))
                            .toList()))
        .does(
            (on, said) ->
                packs.make(
                    on.me(),
                    on.reference(),
                    new MakePack(
                        said.text("audience").equals("police")
                            ? Audience.POLICE
                            : Audience.PLATFORM,
                        said.text("forWhom"),
                        said.list("items")),
                    Once.freshKey()));
  }

  /** Its number, and of which case it is where that is another. */
  private static String numbered(Packs packs, String caseId, EvidenceItem item, CaseWords words) {
    String number = words.say("desk.case.evidence.number", item.number());
    String whence = packs.whence(caseId, item);
    return whence.isEmpty() ? number : number + ", " + whence;
  }

  static String name(Contact it, CaseWords words) {
    return it.body().isBlank()
        ? words.coded("desk.case.outside-body.", it.kind().code())
        : it.body();
  }

  private static List<Contact> waiting(OutsideContacts contacts, String caseId) {
    return contacts.ofCase(caseId).stream()
        .filter(it -> it.state() == Contact.State.WAITING)
        .toList();
  }

  /** The fields of a moment, filled with now. */
  private static Map<String, String[]> now(String key, Clock clock) {
    Instant at = clock.instant();
    ZonedDateTime now = at.atZone(When.LONDON);
    return Map.of(
        key + "-day", one(now.getDayOfMonth()),
        key + "-month", one(now.getMonthValue()),
        key + "-year", one(now.getYear()),
        key + "-time", new String[] {"%d:%02d".formatted(now.getHour(), now.getMinute())});
  }

  private static String[] one(int number) {
    return new String[] {String.valueOf(number)};
  }
}
