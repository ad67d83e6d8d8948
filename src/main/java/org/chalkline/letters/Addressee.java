package org.chalkline.letters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom a letter goes.
 *
 * @param name as it stands on the envelope and after "Dear", such as "Ms Jo Example"
 * @param address the lines of the postal address, without the name; empty if it is not known
 * @param email where a link can be sent; null if there is none
 */
public record Addressee(String name, List<String> address, @Nullable String email) {

  public Addressee {
    address = List.copyOf(address);
  }
}
