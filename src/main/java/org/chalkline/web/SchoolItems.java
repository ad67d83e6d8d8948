package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Offers entries of the page "The school", where what is not daily work stands together and the
 * menu stays short; each module may have one as a bean.
 */
public interface SchoolItems {

  /** The entries for whoever makes this request; empty if nothing is for them. */
  List<SchoolItem> schoolItems(HttpServletRequest request);
}
