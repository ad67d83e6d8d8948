package org.chalkline.desk.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.desk.cases.CaseView.ActionLink;
import org.chalkline.identity.Me;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with a case. Each action has one effect for a key, whatever has become of the
 * case since: who has stepped aside and clicks twice is led on like the first time.
 */
@Service
class CaseActions {

  private static final List<String> ORDER =
      List.of(
          "refer-child",
          "tell-bodies",
          "chronology-entry",
          TransferPages.TRANSFER,
          "receipt",
          "note",
          "contact",
          "tell-outside",
          "data-breach",
          "outside-contact",
          "outside-answer",
          "meeting-time",
          "another-time",
          "move-meeting",
          "call-off-meeting",
          EvidencePages.ADD,
          ParentActions.SAID,
          PackPages.PACK,
          OutsiderLinkViews.LINKS,
          "new-facts",
          "further-person",
          "begin-steps",
          "further-post",
          "ask-police",
          "other-rung",
          "appeal",
          "lift",
          "revoke-exception",
          "link",
          "join",
          "move",
          "edition",
          "reopen",
          "name-associate",
          "not-associate",
          "step-aside");

  private final List<CaseAction> actions;
  private final Access access;
  private final Forms forms;
  private final Once once;
  private final OutsiderLinkViews outsiderLinks;
  private final OutsideBodies outside;
  private final CaseWords words;

  CaseActions(
      List<CaseAction> actions,
      Access access,
      Forms forms,
      Once once,
      OutsiderLinkViews outsiderLinks,
      OutsideBodies outside,
      CaseWords words) {
    this.actions = actions;
    this.access = access;
    this.forms = forms;
    this.once = once;
    this.outsiderLinks = outsiderLinks;
    this.outside = outside;
    this.words = words;
  }

  /**
   * The page of an action, ready to print.
   *
   * @param form what it asks; null if there is nothing to choose from
   */
  record ActionView(
      String caseHref,
      String caseTitle,
      String href,
      String title,
      @Nullable String text,
      boolean grave,
      @Nullable FormView form,
      String none,
      String button) {}

  /** The actions to which the case page leads, the everyday ones first. */
  List<ActionLink> linksFor(Me me, CaseFile file) {
    Set<String> offered = new HashSet<>(Set.of(EvidencePages.ADD));
    if (outsiderLinks.any(me, file)) {
      offered.add(OutsiderLinkViews.LINKS);
    }
    actions.stream()
        .filter(action -> action.ofTheCase() && action.offered().test(me, file))
        .forEach(action -> offered.add(action.name()));
    return ORDER.stream()
        .filter(offered::contains)
        .map(
            name ->
                new ActionLink(
                    words.say("desk.case." + name + ".title"),
                    CaseLists.LIST + "/" + file.reference() + "/" + name))
        .toList();
  }

  /**
   * The page of an action.
   *
   * @param typed what was typed; empty for a fresh page
   * @throws NoSuchThing if there is no such case for this person, or no such action with it now
   */
  @Transactional(readOnly = true)
  public ActionView view(
      Me me, String reference, String name, String subject, Map<String, String[]> typed) {
    CaseFile file = access.require(me, reference);
    CaseAction action = offered(me, file, name, subject);
    CaseAction.On on = new CaseAction.On(me, file, subject);
    Asking asked = asked(action, on);
    String code = "desk.case." + name;
    String none = words.known(code + ".none");
    return new ActionView(
        CaseLists.LIST + "/" + file.reference(),
        file.title(),
        href(file, name, subject),
        words.say(code + ".title"),
        words.known(code + ".text"),
        action.grave(),
        nothingToChoose(asked) && none != null
            ? null
            : FormView.of(
                asked.form(), typed.isEmpty() ? action.given().apply(on) : typed, asked.options()),
        none == null ? "" : none,
        words.say(code + ".do"));
  }

  private Asking asked(CaseAction action, CaseAction.On on) {
    Asking asking = new Asking(action.name(), words);
    action.asks().accept(on, asking);
    return asking;
  }

  private static boolean nothingToChoose(Asking asked) {
    return asked.form().fields().stream()
        .anyMatch(
            field ->
                field.required()
                    && field.optionsFrom() != null
                    && asked
                        .options()
                        .getOrDefault(field.optionsFrom(), List.<Option>of())
                        .isEmpty());
  }

  private static String href(CaseFile file, String name, String subject) {
    String here = CaseLists.LIST + "/" + file.reference() + "/";
    return switch (name) {
      case "correct" -> here + "notes/" + subject + "/correct";
      case "lock-away" -> here + "evidence/" + subject + "/lock-away";
      default -> here + name;
    };
  }

  /**
   * Does it; answers where to go on: to the case, or to the tasks if it is gone for this person.
   *
   * @throws NoSuchThing if there is no such case for this person, whatever they did to it before
   * @throws org.chalkline.web.InvalidInput if an answer is missing or wrong
   */
  @Transactional
  public String act(
      Me me,
      String reference,
      String name,
      String subject,
      Map<String, String[]> sent,
      String key) {
    return once.run(
        me.actor(),
        key,
        !access.keptOut(me, reference),
        () -> {
          CaseFile file = access.requireToChange(me, reference);
          CaseAction action = offered(me, file, name, subject);
          CaseAction.On on = new CaseAction.On(me, file, subject);
          Asking asked = asked(action, on);
          Map<String, Object> answers = forms.read(asked.form(), sent, asked.options()).valid();
          action.does().accept(on, new CaseAction.Said(answers));
          if (access.maySee(me, file.getId())) {
            return CaseLists.LIST + "/" + file.reference();
          }
          return outside.points(me, file) ? "/outside/" + file.reference() : "/tasks";
        });
  }

  private CaseAction offered(Me me, CaseFile file, String name, String subject) {
    return actions.stream()
        .filter(action -> action.name().equals(name) && action.ofTheCase() == subject.isEmpty())
        .filter(action -> action.offered().test(me, file))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }
}
