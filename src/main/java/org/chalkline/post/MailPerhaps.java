package org.chalkline.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter to an outsider may have gone, and nobody can know: a person decides, by {@link
 * Outbox#again} or {@link Outbox#settled}. Told once in a transaction of its own, with every school
 * in reach; a listener that fails is told again.
 *
 * @param mailId its id in the outbox
 * @param schoolId the school on whose behalf it was to go
 * @param about the id of the case that it is about; null if of none
 * @param at when
 */
public record MailPerhaps(String mailId, String schoolId, @Nullable String about, Instant at) {}
