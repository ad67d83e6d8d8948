package org.chalkline.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person with a sign-in.
 *
 * @param userName the first of their user names
 * @param alsoKnownAs nicknames and former names
 * @param handles names on social media
 */
public record Person(
    String id,
    String userName,
    String name,
    String givenName,
    String surname,
    List<String> alsoKnownAs,
    List<String> handles,
    @Nullable String email) {}
