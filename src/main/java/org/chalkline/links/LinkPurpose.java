package org.chalkline.links;

/**
 * What a link can be for. A module above has one bean for each purpose and the pages that belong to
 * it, all under {@code /m/} and the purpose's name; whoever has not entered the code of a link of
 * this purpose does not get there.
 */
public interface LinkPurpose {

  /** Its name, in small letters, which is the first part of its pages' address after /m/. */
  String purpose();

  /** Where to go once the code was right: a path of ours under {@code /m/}. */
  default String page(Opened link) {
    return "/m/" + purpose();
  }

  /** What a link is about in words, for those who deal with the case; never shown outside. */
  String words(String about);
}
