package org.chalkline.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the script of a page says to make or show a passkey. Each exchange is two calls: what to ask
 * the device, and its answer; the question stays in the session and counts once.
 */
@RestController
@Hidden
class PasskeyCalls {

  private static final String ASKED = "chalkline.passkey";

  private final Passkeys passkeys;
  private final Activations activations;
  private final SignIns signIns;
  private final Sessions sessions;
  private final SecurityLog log;
  private final MyMeans mine;
  private final MessageSourceAccessor words;

  PasskeyCalls(
      Passkeys passkeys,
      Activations activations,
      SignIns signIns,
      Sessions sessions,
      SecurityLog log,
      MyMeans mine,
      MessageSource messages) {
    this.passkeys = passkeys;
    this.activations = activations;
    this.signIns = signIns;
    this.sessions = sessions;
    this.log = log;
    this.mine = mine;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** An answer of a device: what it says, and what the owner calls the passkey. */
  record Answered(JsonNode credential, String label, String token) {

    Answered {
      label = label == null ? "" : label;
      token = token == null ? "" : token;
    }
  }

  @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
  String toSignIn(HttpServletRequest request) {
    return asked(request, passkeys.toShow());
  }

  @PostMapping("/sign-in/passkey")
  ResponseEntity<Map<String, String>> signIn(
      HttpServletRequest request, HttpServletResponse response, @RequestBody Answered answered) {
    Optional<String> person =
        challenge(request).flatMap(asked -> passkeys.whose(asked, text(answered)));
    if (person.isEmpty()) {
      log.failed(Optional.empty(), request.getRemoteAddr(), "passkey");
      return wrong(words.getMessage("identity.passkey.wrong"));
    }
    String next = sessions.begin(request, response, person.get(), true);
    signIns.remember(person.get(), request.getRemoteAddr());
    return ResponseEntity.ok(Map.of("next", next));
  }

  /** The same passkey shown again makes the sign-in fresh; the page then goes on. */
  @PostMapping("/sign-in/again/passkey")
  ResponseEntity<Map<String, String>> again(
      HttpServletRequest request, Me me, @RequestBody Answered answered) {
    boolean own =
        challenge(request)
            .flatMap(asked -> passkeys.whose(asked, text(answered)))
            .filter(me.id()::equals)
            .isPresent();
    if (!own) {
      log.failed(Optional.of(me.id()), request.getRemoteAddr(), "passkey");
      return wrong(words.getMessage("identity.passkey.wrong"));
    }
    sessions.freshened(request);
    return ResponseEntity.ok(Map.of());
  }

  @PostMapping(path = "/invitation/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
  String toActivate(HttpServletRequest request, @RequestParam String token) {
    return asked(request, passkeys.toMake(activations.invited(token)));
  }

  @PostMapping("/invitation/passkey")
  ResponseEntity<Map<String, Object>> activate(
      HttpServletRequest request, @RequestBody Answered answered) {
    String asked = challenge(request).orElseThrow(NoSuchThing::new);
    List<String> codes =
        activations.accept(answered.token(), asked, text(answered), answered.label());
    return ResponseEntity.ok(Map.of("codes", codes));
  }

  @PostMapping(path = "/my-account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @NeedsFreshSignIn
  String toAdd(HttpServletRequest request, Me me) {
    return asked(request, passkeys.toMake(me.person()));
  }

  @PostMapping("/my-account/passkeys")
  @NeedsFreshSignIn
  ResponseEntity<Map<String, String>> add(
      HttpServletRequest request, Me me, @RequestBody Answered answered) {
    String asked = challenge(request).orElseThrow(NoSuchThing::new);
    mine.addPasskey(me, asked, text(answered), answered.label());
    sessions.goesOn(request, me.id());
    sessions.freshened(request);
    return ResponseEntity.ok(Map.of("next", "/my-account"));
  }

  @ExceptionHandler(InvalidInput.class)
  ResponseEntity<Map<String, String>> invalid(InvalidInput e) {
    return wrong(e.errors().get(0).message());
  }

  @ExceptionHandler(NoSuchThing.class)
  ResponseEntity<Map<String, String>> ended() {
    return wrong(words.getMessage("identity.link-ended.text"));
  }

  @ExceptionHandler(StaleSignIn.class)
  ResponseEntity<Map<String, String>> stale() {
    return ResponseEntity.status(403)
        .body(Map.of("message", words.getMessage("identity.again.title")));
  }

  private static ResponseEntity<Map<String, String>> wrong(String message) {
    return ResponseEntity.badRequest().body(Map.of("message", message));
  }

  private static String asked(HttpServletRequest request, Passkeys.Asked asked) {
    request.getSession().setAttribute(ASKED, asked.challenge());
    return asked.json();
  }

  /** What the device was asked in this session; it counts once. */
  private static Optional<String> challenge(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(ASKED) instanceof String asked)) {
      return Optional.empty();
    }
    session.removeAttribute(ASKED);
    return Optional.of(asked);
  }

  private String text(Answered answered) {
    return answered.credential() == null ? "{}" : answered.credential().toString();
  }
}
