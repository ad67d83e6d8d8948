package org.chalkline.contacts;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.chalkline.engine.Moments;
import org.springframework.stereotype.Component;

/** When a body outside the school is asked again. */
@Component
class ContactMoments implements Moments {

  private final ContactTable table;

  ContactMoments(ContactTable table) {
    this.table = table;
  }

  @Override
  public Set<String> names() {
    return Set.of("agencychase");
  }

  @Override
  public Instant at(String name, String work) {
    return Objects.requireNonNull(
        table.find(work).orElseThrow().nextChase(), "a contact that nobody waits for");
  }
}
