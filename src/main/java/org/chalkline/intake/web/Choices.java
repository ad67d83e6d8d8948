package org.chalkline.intake.web;

import java.util.List;
import java.util.Map;
import org.chalkline.web.Option;

/**
 * What the report page of one school offers.
 *
 * @param school the school's id
 * @param name the school's name
 * @param lists the options by the name of their list: accounts, kinds, people, posts, authors,
 *     targets, adult
 * @param platforms suggestions; any other may be written
 */
record Choices(
    String school, String name, Map<String, List<Option>> lists, List<String> platforms) {

  /** The kind that has a box of its own on the page, with what must not be done. */
  static final String IMAGE = "sexual-image";

  /** The kinds that are offered in the list of kinds. */
  public List<Option> kinds() {
    return of("kinds").stream().filter(kind -> !kind.value().equals(IMAGE)).toList();
  }

  /** The options of one list. */
  public List<Option> of(String list) {
    return lists.getOrDefault(list, List.of());
  }

  /** True if the school has accounts of its own. */
  public boolean hasAccounts() {
    return !of("accounts").isEmpty();
  }
}
