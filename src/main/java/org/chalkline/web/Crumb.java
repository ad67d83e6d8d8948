package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One step of the breadcrumbs.
 *
 * @param label what it says
 * @param href where it leads; null for the page itself
 */
public record Crumb(String label, @Nullable String href) {}
