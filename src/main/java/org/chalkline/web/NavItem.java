package org.chalkline.web;

/**
 * One entry of the service navigation.
 *
 * @param href where it leads, beginning with a slash
 * @param label what people read
 * @param order lower comes first
 */
public record NavItem(String href, String label, int order) {}
