package org.chalkline.intake.web;

import java.util.ArrayList;
import java.util.List;

/**
 * One of several places in which somebody can be named.
 *
 * @param key the beginning of its fields' names, such as behind-2
 * @param number from 1
 * @param open true if it is shown opened, because something stands in it
 * @param waiting true if it is shown only once the one before it was opened, which takes script
 */
record Block(String key, int number, boolean open, boolean waiting) {

  /** Places that are shown without script. */
  private static final int SHOWN = 3;

  /** The places of one list; those in which something was typed are open. */
  static List<Block> of(String list, int most, Typed typed) {
    List<Block> blocks = new ArrayList<>();
    for (int n = 1; n <= most; n++) {
      String key = list + "-" + n;
      boolean open = n == 1 || typed.any(key + "-");
      blocks.add(new Block(key, n, open, n > SHOWN && !open));
    }
    return blocks;
  }
}
