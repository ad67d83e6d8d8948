package org.chalkline.duties;

import java.util.Optional;

/** Says whom a school itself knows at a body outside: its set-up keeps them. */
public interface LocalContacts {

  /**
   * Name, number, hours and the day of the last check, in words.
   *
   * @param kind {@code lado}, {@code social-care} or {@code police}
   * @return empty if the school has given none
   */
  Optional<String> words(String school, String kind);
}
