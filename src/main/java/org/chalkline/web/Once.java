package org.chalkline.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.chalkline.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes repeats harmless: a second click, a resent request, a lost answer. The first call under a
 * key acts; every later one gets what the first one found.
 */
@Component
public class Once {

  private static final int LONGEST_KEY = 200;

  private final JdbcTemplate database;

  Once(JdbcTemplate database) {
    this.database = database;
  }

  /** A key that nobody has used. */
  public static String freshKey() {
    return UUID.randomUUID().toString();
  }

  /**
   * Runs the effect if this person has not used the key before, and keeps its result in the same
   * transaction; otherwise returns the result kept. A repeat that comes while the first is at work
   * waits for it, and acts itself if the first came to nothing.
   *
   * @param actor who sent the key; keys of different people do not meet
   * @param key 1 to 200 visible ASCII characters
   * @param effect what is to be done; its result is a reference, never null
   * @return the result of the one run
   * @throws InvalidInput if the key is not a key
   * @throws IllegalStateException if no transaction is running
   */
  public String run(Actor actor, String key, Supplier<String> effect) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transaction must be running");
    }
    check(key);
    while (true) {
      if (claim(actor, key)) {
        String result = effect.get();
        database.update(
            "update web_once set result = ? where actor = ? and key = ?", result, actor.id(), key);
        return result;
      }
      List<@Nullable String> kept =
          database.query(
              "select result from web_once where actor = ? and key = ?",
              (row, number) -> row.getString(1),
              actor.id(),
              key);
      if (!kept.isEmpty()) {
        String result = kept.get(0);
        if (result == null) {
          throw new IllegalStateException("the key is in use further up in this transaction");
        }
        return result;
      }
    }
  }

  /**
   * The same, but whoever may no longer know what they once did gets no kept result: the effect is
   * asked anew and has to refuse, as it would for what does not exist.
   *
   * @param mayKnow whether this person may get a result that was kept
   * @throws NoSuchThing if they may not, and the effect has not refused
   */
  public String run(Actor actor, String key, boolean mayKnow, Supplier<String> effect) {
    if (mayKnow) {
      return run(actor, key, effect);
    }
    check(key);
    Objects.requireNonNull(effect.get());
    throw new NoSuchThing();
  }

  /** Forgets keys older than 7 days. Several nodes may do so at once. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  public void forgetOldKeys() {
    database.update("delete from web_once where at < now() - interval '7 days'");
  }

  /** Waits for whoever is at work under the same key; true if the key is now ours. */
  private boolean claim(Actor actor, String key) {
    return database.update(
            "insert into web_once (actor, key) values (?, ?) on conflict do nothing",
            actor.id(),
            key)
        == 1;
  }

  private static void check(String key) {
    boolean visible = key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    if (key.isEmpty() || key.length() > LONGEST_KEY || !visible) {
      throw new InvalidInput(
          "once", "The key of a request must be 1 to 200 visible ASCII characters");
    }
  }
}
