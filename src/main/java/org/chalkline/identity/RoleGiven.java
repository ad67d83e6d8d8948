package org.chalkline.identity;

/**
 * Somebody was given a role or is to stand in for it, from today or from a later day.
 *
 * @param person whose role it is
 * @param role which, at which school
 */
public record RoleGiven(String person, RoleAt role) {}
