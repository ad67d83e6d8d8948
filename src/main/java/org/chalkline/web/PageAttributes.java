package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * Tells the layout what it cannot know itself. Known keys: {@code evaluation} (Boolean, shows the
 * banner) and {@code signedInAs} (String, the person's name, shows who is signed in and the way
 * out).
 */
public interface PageAttributes {

  /** What this module knows about the request; empty if nothing. */
  Map<String, Object> of(HttpServletRequest request);
}
