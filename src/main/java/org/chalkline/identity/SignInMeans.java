package org.chalkline.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person signs in with, taken together: password, authenticator app, passkeys, recovery
 * codes. Nobody but the person sets any of it; an administrator can only have all of it dropped.
 */
@Component
class SignInMeans {

  private final JdbcClient jdbc;
  private final People people;

  SignInMeans(JdbcClient jdbc, People people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  /** Whether this person has a second factor of any kind. */
  boolean secondFactor(String personId) {
    return jdbc.sql(
            """
            select exists (select 1 from second_factor where person_id = :person)
              or exists (select 1 from user_credentials c
                join user_entities e on e.id = c.user_entity_user_id
                join person p on p.user_name = e.name where p.id = :person)
            """)
        .param("person", personId)
        .query(Boolean.class)
        .single();
  }

  /** Whether this person has a password. */
  boolean password(String personId) {
    return jdbc.sql("select password_hash is not null from person where id = ?")
        .param(personId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Whether this person has an authenticator app. */
  boolean app(String personId) {
    return jdbc.sql("select exists (select 1 from second_factor where person_id = ?)")
        .param(personId)
        .query(Boolean.class)
        .single();
  }

  /** Drops all of it, one-time links too; sessions end by the next request. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void drop(String personId) {
    jdbc.sql("delete from second_factor where person_id = ?").param(personId).update();
    jdbc.sql("delete from recovery_code where person_id = ?").param(personId).update();
    jdbc.sql("delete from user_entities e using person p where p.user_name = e.name and p.id = ?")
        .param(personId)
        .update();
    jdbc.sql("delete from sign_in_known where person_id = ?").param(personId).update();
    jdbc.sql("delete from one_time_link where person_id = ? and used_at is null")
        .param(personId)
        .update();
    people.forgetPassword(personId);
  }
}
