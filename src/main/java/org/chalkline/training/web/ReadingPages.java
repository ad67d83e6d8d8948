package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.training.Acknowledgements;
import org.chalkline.training.ReadingRolls;
import org.chalkline.training.ReadingRolls.OnRoll;
import org.chalkline.training.ReadingRolls.Roll;
import org.chalkline.training.Shown;
import org.chalkline.web.Cell;
import org.chalkline.web.CsvOut;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.TimelineItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has read and acknowledged which edition, and who has not: one page and one CSV. */
@Controller
class ReadingPages implements SchoolItems {

  private static final int ORDER = 92;

  private final ReadingRolls door;
  private final Acknowledgements acknowledgements;
  private final Schools schools;
  private final TrainingWords words;

  ReadingPages(
      ReadingRolls door, Acknowledgements acknowledgements, Schools schools, TrainingWords words) {
    this.door = door;
    this.acknowledgements = acknowledgements;
    this.schools = schools;
    this.words = words;
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> !door.schools(me).isEmpty())
        .map(
            me ->
                new SchoolItem(
                    SchoolItem.Part.PEOPLE,
                    "/reading",
                    words.say("training.reading.title"),
                    words.say("training.reading.what"),
                    () -> null,
                    ORDER))
        .stream()
        .toList();
  }

  /** The roll, ready to print. */
  record RollView(
      String school,
      String schoolId,
      String edition,
      String editionName,
      @Nullable String asked,
      boolean askable,
      boolean named,
      String read,
      String unread,
      String late,
      String concerned,
      List<Option> schools,
      List<Option> editions,
      List<Option> shows,
      String show,
      String shown,
      List<String> heads,
      List<List<Cell>> rows,
      List<TimelineItem> questions,
      String csv) {}

  @GetMapping("/reading")
  String roll(
      Me me,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(defaultValue = "all") String show,
      Model model) {
    Shown shown = Shown.of(show).orElse(Shown.ALL);
    model.addAttribute("roll", view(me, door.roll(me, at(me, school), edition), shown));
    return "training/reading";
  }

  @PostMapping("/reading/ask")
  String ask(
      Me me,
      @RequestParam String school,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    acknowledgements.ask(me, school, once);
    next.addFlashAttribute("success", words.say("training.reading.ask.done"));
    next.addAttribute("school", school);
    return "redirect:/reading";
  }

  @GetMapping("/reading/list.csv")
  ResponseEntity<byte[]> csv(
      Me me,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(defaultValue = "all") String show) {
    Roll roll = door.roll(me, at(me, school), edition);
    if (!roll.named()) {
      throw new NoSuchThing();
    }
    Shown shown = Shown.of(show).orElse(Shown.ALL);
    return CsvOut.file(
        "read-and-acknowledged-" + roll.school().id() + ".csv",
        List.of(
            "Name",
            "User name",
            "Roles",
            "Version",
            "State",
            "Asked",
            "Due",
            "Acknowledged",
            "Again"),
        roll.people().stream()
            .filter(it -> shown.holds(it.state()))
            .map(
                it ->
                    List.of(
                        it.person().name(),
                        it.person().userName(),
                        words.roles(it.roles()),
                        roll.edition().edition(),
                        words.state(it.state()),
                        at(it.askedAt()),
                        at(it.due()),
                        at(it.readAt()),
                        at(it.again())))
            .toList());
  }

  private String at(java.time.@Nullable Instant instant) {
    return instant == null ? "" : words.when().at(instant);
  }

  /** The school asked for, or the first at which this person may look. */
  private String at(Me me, String school) {
    if (!school.isEmpty()) {
      return school;
    }
    return door.schools(me).stream().findFirst().orElseThrow(NoSuchThing::new);
  }

  private RollView view(Me me, Roll roll, Shown show) {
    List<OnRoll> people = roll.people().stream().filter(it -> show.holds(it.state())).toList();
    String here = roll.school().id();
    return new RollView(
        roll.school().name(),
        here,
        roll.edition().edition(),
        roll.edition().name(),
        roll.editions().stream()
            .filter(it -> it.edition().equals(roll.edition().edition()))
            .findFirst()
            .map(
                it ->
                    words.say(
                        it.replaced() ? "training.reading.replaced" : "training.reading.asked",
                        words.when().day(it.askedAt())))
            .orElse(null),
        roll.named() && roll.askable(),
        roll.named(),
        String.valueOf(roll.read()),
        String.valueOf(roll.unread()),
        String.valueOf(roll.late()),
        String.valueOf(roll.concerned()),
        door.schools(me).stream().map(id -> new Option(id, schools.get(id).name())).toList(),
        roll.editions().stream()
            .map(it -> new Option(it.edition(), it.name() + " (" + it.edition() + ")"))
            .toList(),
        Arrays.stream(Shown.values())
            .map(it -> new Option(it.code(), words.say("training.reading.show." + it.code())))
            .toList(),
        show.code(),
        words.say("training.reading.shown", people.size(), roll.concerned()),
        List.of(
            words.say("training.head.name"),
            words.say("training.head.state"),
            words.say("training.head.since"),
            words.say("training.head.until"),
            words.say("training.head.roles")),
        people.stream().map(this::row).toList(),
        roll.questions().stream()
            .map(
                it ->
                    new TimelineItem(
                        words.say("training.question.title"),
                        words.when().at(it.at()),
                        it.person(),
                        it.words()))
            .toList(),
        "/reading/list.csv?school="
            + here
            + "&edition="
            + (roll.editions().isEmpty() ? "" : roll.edition().edition())
            + "&show="
            + show.code());
  }

  private List<Cell> row(OnRoll it) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(it.person().name()));
    cells.add(words.stateCell(it.state()));
    cells.add(Cell.of(day(it.readAt() == null ? it.askedAt() : it.readAt())));
    cells.add(Cell.of(day(it.readAt() == null ? it.due() : it.again())));
    cells.add(Cell.of(words.roles(it.roles())));
    return cells;
  }

  private String day(java.time.@Nullable Instant instant) {
    return instant == null ? "–" : words.when().day(instant);
  }
}
