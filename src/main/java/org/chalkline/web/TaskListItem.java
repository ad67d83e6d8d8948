package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One row of a task list.
 *
 * @param title the task in words
 * @param href where it is done; null if it cannot be done yet
 * @param hint more under the title, or null
 * @param status where it stands
 * @param colour the colour of the status tag; null for plain words
 */
public record TaskListItem(
    String title,
    @Nullable String href,
    @Nullable String hint,
    String status,
    @Nullable String colour) {}
