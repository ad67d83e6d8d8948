package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Offers links to what is reported on a page of its own, for the page to report; each module may
 * have one as a bean.
 */
public interface OtherReports {

  /** The links for whoever makes this request; empty if nothing is for them. */
  List<NavItem> otherReports(HttpServletRequest request);
}
