package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Offers entries of the service navigation; each module may have one as a bean. */
public interface Navigation {

  /** The entries for whoever makes this request; empty if nothing is for them. */
  List<NavItem> items(HttpServletRequest request);
}
