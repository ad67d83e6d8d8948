package org.chalkline.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to an outsider does not arrive: the mail server refused it, it came back, all tries have
 * failed, or a person says that the address is wrong. Told once in a transaction of its own, with
 * every school in reach; a listener that fails is told again.
 *
 * @param mailId its id in the outbox
 * @param schoolId the school on whose behalf it was to go
 * @param about the id of the case that it is about; null if of none
 * @param at when
 */
public record MailRefused(String mailId, String schoolId, @Nullable String about, Instant at) {}
