package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chalkline.identity.ActivationLinks.Kind;
import org.chalkline.identity.Activations.First;
import org.chalkline.identity.Activations.Proof;
import org.chalkline.installation.Installation;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages behind one-time links. A link that was used, has run out or never was looks the same.
 */
@Controller
class ActivationPages {

  private final Installation installation;
  private final Activations activations;
  private final NewSchools newSchools;

  ActivationPages(Installation installation, Activations activations, NewSchools newSchools) {
    this.installation = installation;
    this.activations = activations;
    this.newSchools = newSchools;
  }

  @GetMapping("/first-administrator")
  String first(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String token,
      Model model) {
    if (!activations.works(Kind.FIRST_ADMINISTRATOR, token)) {
      return ended(response);
    }
    return showFirst(request, token, new First("", "", "", "", "", ""), model);
  }

  @PostMapping("/first-administrator")
  String makeFirst(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String givenName,
      @RequestParam(defaultValue = "") String surname,
      @RequestParam(defaultValue = "") String userName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String schoolName,
      @RequestParam(defaultValue = "") String policy,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    First typed = new First(givenName, surname, userName, email, schoolName, policy);
    try {
      return done(
          request,
          activations.first(token, typed, new Proof(password, Enrolling.secret(request), code)),
          model);
    } catch (NoSuchThing used) {
      return ended(response);
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      return showFirst(request, token, typed, model);
    }
  }

  @GetMapping("/invitation")
  String invitation(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String token,
      Model model) {
    if (!activations.works(Kind.INVITATION, token)) {
      return ended(response);
    }
    return showInvitation(request, token, model);
  }

  @PostMapping("/invitation")
  String accept(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    try {
      return done(
          request,
          activations.accept(token, new Proof(password, Enrolling.secret(request), code)),
          model);
    } catch (NoSuchThing used) {
      return ended(response);
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      return showInvitation(request, token, model);
    }
  }

  private String showFirst(HttpServletRequest request, String token, First typed, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute(
        "policies",
        newSchools.policies().entrySet().stream()
            .map(it -> new Option(it.getKey(), it.getValue()))
            .toList());
    return show(request, token, typed.userName(), true, model);
  }

  private String showInvitation(HttpServletRequest request, String token, Model model) {
    Person person = activations.invited(token);
    model.addAttribute("person", person);
    return show(request, token, person.userName(), false, model);
  }

  private String show(
      HttpServletRequest request, String token, String userName, boolean first, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("first", first);
    if (!installation.evaluation()) {
      String secret = Enrolling.secret(request);
      model.addAttribute("secret", Enrolling.shown(secret));
      model.addAttribute(
          "uri", SecondFactors.uri(secret, userName.isBlank() ? "administrator" : userName));
    }
    return "identity/activate";
  }

  /** The recovery codes are shown by the answer itself, once; they are in no session. */
  private static String done(HttpServletRequest request, List<String> codes, Model model) {
    Enrolling.done(request);
    if (codes.isEmpty()) {
      return "redirect:" + Security.SIGN_IN + "?activated";
    }
    model.addAttribute("codes", codes);
    model.addAttribute("next", Security.SIGN_IN);
    return "identity/recovery-codes";
  }

  private static String ended(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    return "identity/link-ended";
  }
}
