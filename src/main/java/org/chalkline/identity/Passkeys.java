package org.chalkline.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chalkline.installation.PublicAddress;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passkeys (WebAuthn): something a person has, opened by something they are or know, so that one is
 * both factors (AU-1). The device must have checked that it is its owner. They are bound to the
 * address that the school has set. Spring Security checks them and keeps them in its tables.
 */
@Component
class Passkeys {

  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
      new TypeReference<>() {};
  private static final int MOST = 10;

  private final PublicAddress address;
  private final People people;
  private final JdbcClient jdbc;
  private final MachineTime machine;
  private final JdbcPublicKeyCredentialUserEntityRepository users;
  private final JdbcUserCredentialRepository credentials;
  private final ObjectMapper json = new ObjectMapper().registerModule(new WebauthnJackson2Module());

  Passkeys(
      PublicAddress address,
      People people,
      JdbcClient jdbc,
      JdbcTemplate template,
      MachineTime machine) {
    this.address = address;
    this.people = people;
    this.jdbc = jdbc;
    this.machine = machine;
    this.users = new JdbcPublicKeyCredentialUserEntityRepository(template);
    this.credentials = new JdbcUserCredentialRepository(template);
  }

  /**
   * A passkey as its owner sees it.
   *
   * @param id as the device knows it
   * @param label what the owner called it
   */
  record Kept(String id, String label, Instant made) {}

  /**
   * What was asked of a device.
   *
   * @param challenge to which its answer must be one; kept in the session meanwhile
   * @param json for the browser
   */
  record Asked(String challenge, String json) {}

  /** What a device needs to make a passkey for this person. */
  @Transactional
  public Asked toMake(Person person) {
    if (users.findByUsername(person.userName()) == null) {
      users.save(
          ImmutablePublicKeyCredentialUserEntity.builder()
              .id(Bytes.random())
              .name(person.userName())
              .displayName(person.name())
              .build());
    }
    PublicKeyCredentialCreationOptions options = making(person, operations(null));
    return new Asked(options.getChallenge().toBase64UrlString(), text(options));
  }

  private static PublicKeyCredentialCreationOptions making(
      Person person, Webauthn4JRelyingPartyOperations operations) {
    return operations.createPublicKeyCredentialCreationOptions(
        new ImmutablePublicKeyCredentialCreationOptionsRequest(
            Sessions.authentication(person.userName())));
  }

  /**
   * Keeps the passkey that a device has made, as part of the running transaction.
   *
   * @param challenge what the device was asked
   * @param made its answer, as JSON
   * @param label what the owner calls it, at most 100 characters
   * @throws InvalidInput if it is not an answer to what was asked, or there are ten already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Person person, String challenge, String made, String label) {
    if (of(person).size() >= MOST) {
      throw new InvalidInput("passkey", "You have ten passkeys. Remove one first");
    }
    String name = label.isBlank() ? "Passkey" : label.strip();
    if (name.length() > 100) {
      throw new InvalidInput("label", "Use 100 characters or less for the name of the passkey");
    }
    try {
      Webauthn4JRelyingPartyOperations operations = operations(challenge);
      operations.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              making(person, operations),
              new RelyingPartyPublicKey(json.readValue(made, MADE), name)));
    } catch (JsonProcessingException | RuntimeException wrong) {
      throw refused();
    }
  }

  /** What a device needs to show a passkey. It names nobody, so it tells nothing about anybody. */
  Asked toShow() {
    PublicKeyCredentialRequestOptions options = showing(operations(null));
    return new Asked(options.getChallenge().toBase64UrlString(), text(options));
  }

  private static PublicKeyCredentialRequestOptions showing(
      Webauthn4JRelyingPartyOperations operations) {
    // Nobody in particular: whoever can show a passkey of ours.
    return operations.createCredentialRequestOptions(
        new ImmutablePublicKeyCredentialRequestOptionsRequest(
            new AnonymousAuthenticationToken(
                "nobody", "nobody", AuthorityUtils.createAuthorityList("NOBODY"))));
  }

  /**
   * Whose passkey was shown.
   *
   * @param challenge what the device was asked
   * @param shown its answer, as JSON
   * @return the id of the person; empty if it does not hold or they cannot sign in
   */
  @Transactional
  public Optional<String> whose(String challenge, String shown) {
    try {
      Webauthn4JRelyingPartyOperations operations = operations(challenge);
      PublicKeyCredentialUserEntity user =
          operations.authenticate(
              new RelyingPartyAuthenticationRequest(
                  showing(operations), json.readValue(shown, SHOWN)));
      return user == null
          ? Optional.empty()
          : people.byUserName(user.getName()).map(Person::id).filter(this::signsIn);
    } catch (JsonProcessingException | RuntimeException wrong) {
      return Optional.empty();
    }
  }

  private boolean signsIn(String person) {
    return people.current(person).isPresent();
  }

  /** The passkeys of this person, oldest first. */
  List<Kept> of(Person person) {
    return jdbc.sql(
            """
            select c.credential_id, c.label, c.created from user_credentials c
            join user_entities e on e.id = c.user_entity_user_id
            where e.name = ? order by c.created, c.credential_id
            """)
        .param(person.userName())
        .query(
            (row, n) ->
                new Kept(
                    row.getString(1),
                    row.getString(2),
                    row.getTimestamp(3) == null ? machine.now() : row.getTimestamp(3).toInstant()))
        .list();
  }

  /** Removes one of this person's passkeys; nothing happens if it is not theirs. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean remove(Person person, String id) {
    return jdbc.sql(
                """
                delete from user_credentials c using user_entities e
                where e.id = c.user_entity_user_id and e.name = ? and c.credential_id = ?
                """)
            .params(person.userName(), id)
            .update()
        == 1;
  }

  private String text(Object options) {
    try {
      return json.writeValueAsString(options);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With this challenge; a new one where none is given. */
  private Webauthn4JRelyingPartyOperations operations(@Nullable String challenge) {
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            users,
            credentials,
            PublicKeyCredentialRpEntity.builder().id(address.host()).name("Chalkline").build(),
            Set.of(address.inUse()));
    operations.setCustomizeCreationOptions(
        it -> {
          it.authenticatorSelection(
              AuthenticatorSelectionCriteria.builder()
                  .residentKey(ResidentKeyRequirement.REQUIRED)
                  .userVerification(UserVerificationRequirement.REQUIRED)
                  .build());
          if (challenge != null) {
            it.challenge(Bytes.fromBase64(challenge));
          }
        });
    operations.setCustomizeRequestOptions(
        it -> {
          it.userVerification(UserVerificationRequirement.REQUIRED);
          if (challenge != null) {
            it.challenge(Bytes.fromBase64(challenge));
          }
        });
    return operations;
  }

  private static InvalidInput refused() {
    return new InvalidInput(
        "passkey", "The passkey could not be taken. Try again, or choose a password instead");
  }
}
