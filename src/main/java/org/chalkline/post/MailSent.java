package org.chalkline.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to an outsider has gone: the mail server took it, or a person says that it went. Told once
 * in a transaction of its own, with every school in reach; a listener that fails is told again.
 *
 * @param mailId its id in the outbox
 * @param schoolId the school on whose behalf it went out
 * @param about the id of the case that it is about; null if of none
 * @param at when
 */
public record MailSent(String mailId, String schoolId, @Nullable String about, Instant at) {}
