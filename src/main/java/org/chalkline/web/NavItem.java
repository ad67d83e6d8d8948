package org.chalkline.web;

import java.util.List;

/**
 * One entry of the service navigation.
 *
 * @param href where it leads, beginning with a slash
 * @param label what people read
 * @param order lower comes first
 * @param also further addresses whose pages stand under it
 */
public record NavItem(String href, String label, int order, List<String> also) {

  /** An entry with the pages under its own address. */
  public NavItem(String href, String label, int order) {
    this(href, label, order, List.of());
  }
}
