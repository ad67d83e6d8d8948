package org.chalkline.identity;

/** A role at a school. */
public record RoleAt(String role, String school) {}
