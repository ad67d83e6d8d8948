package org.chalkline.desk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.function.Supplier;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.Once;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every POST of the API one effect and one answer for each key: the answer is kept in the
 * transaction of the effect, and a repeat gets it again, whatever has become of the case since.
 */
@Component
class OnceOnly {

  private final Once once;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  OnceOnly(Once once, ObjectMapper json, TransactionTemplate transaction) {
    this.once = once;
    this.json = json;
    this.transaction = transaction;
  }

  /**
   * Runs the effect, or answers what it answered before. The doors it calls get keys of their own.
   *
   * @param kind what the effect answers: a record that JSON can carry
   */
  <T> T run(Me me, IdempotencyKey key, Class<T> kind, Supplier<T> effect) {
    String kept =
        transaction.execute(
            status -> once.run(me.actor(), key.value(), () -> written(effect.get())));
    try {
      return json.readValue(Objects.requireNonNull(kept), kind);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String written(Object answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
