package org.chalkline.contacts;

import java.util.List;
import org.chalkline.contacts.Pack.Audience;

/**
 * A pack of evidence is to be made.
 *
 * @param forWhom the force or the platform; 1 to 200 characters
 * @param items the ids of items of the case that are not locked away, at least one
 */
public record MakePack(Audience audience, String forWhom, List<String> items) {}
