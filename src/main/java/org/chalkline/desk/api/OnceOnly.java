package org.chalkline.desk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chalkline.casework.Access;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.Once;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every POST of the API one effect and one answer for each key: the answer is kept in the
 * transaction of the effect, and a repeat gets it again, unless a wall has gone up since.
 */
@Component
class OnceOnly {

  private final Once once;
  private final Access access;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  OnceOnly(Once once, Access access, ObjectMapper json, TransactionTemplate transaction) {
    this.once = once;
    this.access = access;
    this.json = json;
    this.transaction = transaction;
  }

  /**
   * Runs an effect that is about no case, or answers what it answered before.
   *
   * @param kind what the effect answers: a record that JSON can carry
   */
  <T> T run(Me me, IdempotencyKey key, Class<T> kind, Supplier<T> effect) {
    return run(me, "", key, kind, effect);
  }

  /**
   * Does what is about no case and answers only that it is done.
   *
   * @param id what it is done to
   * @param state how it stands then
   * @param effect takes the key for the door that it calls
   */
  Done done(Me me, IdempotencyKey key, String id, String state, Consumer<String> effect) {
    return done(me, "", key, id, state, effect);
  }

  /** The same, about a case or a task. */
  Done done(
      Me me, String about, IdempotencyKey key, String id, String state, Consumer<String> effect) {
    return made(
        me,
        about,
        key,
        state,
        fresh -> {
          effect.accept(fresh);
          return id;
        });
  }

  /** Does something to a case as a whole. */
  Done onCase(Me me, String reference, IdempotencyKey key, String state, Consumer<String> effect) {
    return done(me, reference, key, reference, state, effect);
  }

  /**
   * Makes something that is about no case and answers its id.
   *
   * @param state how it stands then
   * @param effect takes the key for the door that it calls; answers the id
   */
  Done made(Me me, IdempotencyKey key, String state, UnaryOperator<String> effect) {
    return made(me, "", key, state, effect);
  }

  /** The same, about a case or a task. */
  Done made(Me me, String about, IdempotencyKey key, String state, UnaryOperator<String> effect) {
    return run(me, about, key, Done.class, () -> new Done(effect.apply(Once.freshKey()), state));
  }

  /**
   * Runs the effect, or answers what it answered before. The doors it calls get keys of their own.
   * Whom a wall now keeps out gets no answer of before: to them the case is not there.
   *
   * @param about the reference of the case, or the id of the task
   * @param kind what the effect answers: a record that JSON can carry
   */
  <T> T run(Me me, String about, IdempotencyKey key, Class<T> kind, Supplier<T> effect) {
    String kept =
        transaction.execute(
            status ->
                once.run(
                    me.actor(),
                    key.value(),
                    about.isEmpty() || !access.keptOut(me, about),
                    () -> written(effect.get())));
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
