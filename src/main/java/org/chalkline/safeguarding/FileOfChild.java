package org.chalkline.safeguarding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseNotes;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.Contact;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.Me;
import org.chalkline.safeguarding.SealedPackage.Item;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/**
 * What the file of a child holds that goes to another school: the chronology, notes, what was told
 * outside, and the evidence. What is locked away never goes; that it is there is said. Of a case
 * that handed over nothing goes where whoever makes the package may not see it.
 */
@Component
class FileOfChild {

  private final Chronologies chronologies;
  private final CaseNotes notes;
  private final OutsideContacts contacts;
  private final EvidenceLocker locker;
  private final HandOvers handOvers;
  private final Access access;
  private final When when;

  FileOfChild(
      Chronologies chronologies,
      CaseNotes notes,
      OutsideContacts contacts,
      EvidenceLocker locker,
      HandOvers handOvers,
      Access access,
      When when) {
    this.chronologies = chronologies;
    this.notes = notes;
    this.contacts = contacts;
    this.locker = locker;
    this.handOvers = handOvers;
    this.access = access;
    this.when = when;
  }

  /**
   * What a package holds.
   *
   * @param items its items, named by number
   * @param evidence the ids of the items of evidence among them
   */
  record Contents(List<Item> items, List<String> evidence) {}

  Contents of(Me me, CaseFile file) {
    List<Item> items = new ArrayList<>();
    items.add(new Item("01.pdf", "Chronology", chronologies.paper(file)));
    items.add(new Item("02.txt", "Notes", text(notes(me, file))));
    items.add(new Item("03.txt", "What was told outside", text(outside(file))));
    List<String> held = new ArrayList<>();
    List<String> cases = new ArrayList<>(List.of(file.getId()));
    handOvers.sources(file.getId()).stream()
        .filter(source -> access.maySee(me, source))
        .forEach(cases::add);
    for (String caseId : cases) {
      for (EvidenceItem item : locker.of(caseId)) {
        items.add(evidence(me, item, items.size() + 1));
        if (!item.lockedAway()) {
          held.add(item.id());
        }
      }
    }
    return new Contents(items, held);
  }

  private Item evidence(Me me, EvidenceItem item, int number) {
    if (item.lockedAway()) {
      return new Item(
          "%02d.txt".formatted(number),
          "Evidence that is locked away",
          text(
              "This item is locked away or was destroyed on the word of the police. It is not here."));
    }
    return new Item(
        "%02d.%s".formatted(number, item.type().equals("text") ? "txt" : item.type()),
        "Evidence: " + item.fileName() + " " + item.words(),
        locker.original(item.id(), me.actor()).bytes());
  }

  private String notes(Me me, CaseFile file) {
    return notes.notes(me, file.reference()).stream()
        .map(note -> when.full(note.at()) + "\n" + note.words())
        .collect(Collectors.joining("\n\n"));
  }

  private String outside(CaseFile file) {
    return contacts.ofCase(file.getId()).stream()
        .flatMap(contact -> contact.entries().stream().map(entry -> line(contact, entry)))
        .collect(Collectors.joining("\n\n"));
  }

  private String line(Contact contact, Contact.Entry entry) {
    return contact.body() + ", " + when.full(entry.recordedAt()) + "\n" + entry.words();
  }

  private static byte[] text(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
