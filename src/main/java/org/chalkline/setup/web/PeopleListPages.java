package org.chalkline.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.identity.Roles;
import org.chalkline.setup.PeopleLists;
import org.chalkline.setup.PeopleLists.Fate;
import org.chalkline.setup.PeopleLists.Line;
import org.chalkline.setup.PeopleLists.Preview;
import org.chalkline.setup.PeopleLists.Stored;
import org.chalkline.setup.SchoolSetups;
import org.chalkline.web.Cell;
import org.chalkline.web.CsvOut;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which a list of people is brought in: given, looked through, confirmed. */
@Controller
@RequestMapping("/set-up/{school}/people")
class PeopleListPages {

  private final PeopleLists lists;
  private final SchoolSetups setups;
  private final MessageSourceAccessor words;

  PeopleListPages(PeopleLists lists, SchoolSetups setups, MessageSource messages) {
    this.lists = lists;
    this.setups = setups;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping
  String give(Me me, @PathVariable String school, Model model) {
    return show(me, school, "", model);
  }

  @GetMapping("/template.csv")
  ResponseEntity<byte[]> template(Me me, @PathVariable String school) {
    setups.of(me, school);
    return CsvOut.file("people.csv", PeopleLists.heading(), List.of());
  }

  @PostMapping
  String look(
      Me me,
      @PathVariable String school,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String list,
      HttpServletResponse response,
      Model model)
      throws IOException {
    String text = list;
    try {
      text = file == null || file.isEmpty() ? list : PeopleLists.text(file.getBytes());
      if (text.isBlank()) {
        throw new InvalidInput("file", words.getMessage("setup.people.none"));
      }
      Preview preview = lists.preview(me, school, text);
      if (!preview.whole()) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      }
      return showPreview(me, school, preview, model);
    } catch (InvalidInput wrong) {
      return bad(me, school, text, wrong, response, model);
    }
  }

  @PostMapping("/confirm")
  @NeedsFreshSignIn
  String confirm(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String list,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    try {
      Stored stored = lists.store(me, school, list, once);
      next.addFlashAttribute(
          "success",
          words.getMessage(
              "setup.people.stored",
              new Object[] {stored.added(), stored.given(), stored.waiting()}));
      return "redirect:/account-requests/" + school;
    } catch (InvalidInput wrong) {
      if (wrong.errors().stream().anyMatch(it -> it.field().equals("list"))) {
        // What was right when it was shown no longer is: it is shown again.
        return again(me, school, list, response, wrong, model);
      }
      return bad(me, school, list, wrong, response, model);
    }
  }

  private String again(
      Me me,
      String school,
      String list,
      HttpServletResponse response,
      InvalidInput wrong,
      Model model) {
    try {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return showPreview(me, school, lists.preview(me, school, list), model);
    } catch (InvalidInput unreadable) {
      return bad(me, school, list, wrong, response, model);
    }
  }

  private String bad(
      Me me,
      String school,
      String list,
      InvalidInput wrong,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", wrong.errors());
    return show(me, school, list, model);
  }

  private String show(Me me, String school, String list, Model model) {
    frame(me, school, list, model);
    return "setup/people";
  }

  private String showPreview(Me me, String school, Preview preview, Model model) {
    frame(me, school, preview.text(), model);
    model.addAttribute("whole", preview.whole());
    boolean nothing = preview.count(Fate.NEW) + preview.count(Fate.MORE_ROLES) == 0;
    model.addAttribute("confirmable", preview.whole() && !nothing);
    model.addAttribute(
        "summary",
        words.getMessage(
            "setup.people.summary",
            new Object[] {
              preview.count(Fate.NEW),
              preview.count(Fate.MORE_ROLES),
              preview.count(Fate.NOTHING_NEW),
              preview.count(Fate.WRONG)
            }));
    if (!preview.whole()) {
      model.addAttribute(
          "errors",
          preview.lines().stream()
              .filter(it -> it.fate() == Fate.WRONG)
              .flatMap(
                  line ->
                      line.errors().stream()
                          .map(
                              it ->
                                  new FieldError(
                                      "list",
                                      words.getMessage(
                                          "setup.people.line",
                                          new Object[] {"" + line.number(), it}))))
              .limit(20)
              .toList());
    }
    model.addAttribute(
        "heads",
        List.of(
            words.getMessage("setup.people.number"),
            words.getMessage("setup.people.name"),
            words.getMessage("setup.people.fate"),
            words.getMessage("setup.people.roles"),
            words.getMessage("setup.people.user-name")));
    model.addAttribute("rows", preview.lines().stream().map(this::row).toList());
    return "setup/people";
  }

  private void frame(Me me, String school, String list, Model model) {
    model.addAttribute("school", setups.of(me, school).school());
    if (!PeopleLists.may(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
    model.addAttribute("list", list);
    model.addAttribute(
        "roles", Roles.all().values().stream().collect(Collectors.joining(", ")) + ".");
    model.addAttribute("back", "/set-up/" + school);
    model.addAttribute("action", "/set-up/" + school + "/people");
  }

  private List<Cell> row(Line line) {
    var named = line.named();
    return List.of(
        Cell.number("" + line.number()),
        Cell.of((named.givenName() + " " + named.surname()).strip()),
        fate(line),
        Cell.of(named.roles().stream().map(Roles::words).collect(Collectors.joining(", "))),
        Cell.of(named.userName()));
  }

  private Cell fate(Line line) {
    return switch (line.fate()) {
      case NEW -> Cell.tag(words.getMessage("setup.people.fate.new"), "green");
      case MORE_ROLES ->
          Cell.of(
              words.getMessage(
                  "setup.people.fate.more-roles",
                  new Object[] {
                    line.newRoles().stream().map(Roles::words).collect(Collectors.joining(", "))
                  }));
      case NOTHING_NEW -> Cell.of(words.getMessage("setup.people.fate.nothing-new"));
      case WRONG -> Cell.of(String.join(". ", line.errors()));
    };
  }
}
