package org.chalkline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Pages and calls that only tests see. */
@Controller
class SamplePages {

  static final List<Option> PEOPLE =
      List.of(
          new Option("morgan", "Morgan Ashby"),
          new Option("priya", "Priya Lund"),
          new Option("tam", "Tam Okoro"));

  private final Forms forms;

  SamplePages(Forms forms) {
    this.forms = forms;
  }

  /** Every component with ordinary words, or all of them with the words given. */
  @GetMapping("/kit")
  String kit(
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean wrong,
      Model model) {
    String t = text == null ? "" : text;
    model.addAttribute("t", text);
    model.addAttribute("title", text == null ? "Every component" : t);
    model.addAttribute(
        "options",
        List.of(
            new Option(
                "needed", or(text, "Police report needed"), or(text, "A crime is suspected")),
            new Option("judged", or(text, "Left to judgement")),
            new Option("not-needed", or(text, "Not needed"))));
    model.addAttribute(
        "rows",
        List.of(
            new SummaryRow("Reference", or(text, "ABU-7K4P-2QX9")),
            new SummaryRow(
                or(text, "What was said"), or(text, "First line\nSecond line"), "/x", "Change")));
    model.addAttribute("heads", List.of("Case", "Subject", "Severity", "Days"));
    model.addAttribute(
        "cells",
        List.of(
            List.of(
                Cell.link(or(text, "ABU-7K4P-2QX9"), "/cases/ABU-7K4P-2QX9"),
                Cell.of(or(text, "Comment about a teacher on the school page")),
                Cell.tag(or(text, "High"), "red"),
                Cell.number("12")),
            List.of(
                Cell.link("ABU-2M8D-9WQ4", "/cases/ABU-2M8D-9WQ4"),
                Cell.of("Not triaged yet"),
                Cell.tag("Not triaged", ""),
                Cell.number("1"))));
    model.addAttribute(
        "tasks",
        List.of(
            new TaskListItem(
                or(text, "Copy the post"), "/t/1", or(text, "Before it is hidden"), "Done", null),
            new TaskListItem("Tell the audience why", "/t/2", null, or(text, "Due today"), "blue"),
            new TaskListItem(
                "Close the case", null, "When all else is done", "Cannot start yet", "grey")));
    model.addAttribute(
        "timeline",
        List.of(
            new TimelineItem(
                or(text, "Reported"),
                or(text, "18 September 2026, 4:10pm"),
                or(text, "Sam Petrov"),
                or(text, "A comment was seen.")),
            new TimelineItem("Screenshot fixed", "18 September 2026, 4:11pm", null, null)));
    model.addAttribute(
        "crumbs",
        List.of(new Crumb(or(text, "Cases"), "/cases"), new Crumb("ABU-7K4P-2QX9", null)));
    model.addAttribute("success", or(text, "The task is done"));
    model.addAttribute("notice", or(text, "Two reports are about the same post"));
    model.addAttribute("phase", or(text, "Half-term from 26 October 2026"));
    model.addAttribute("chosen", Set.of("needed"));
    model.addAttribute("due", Instant.parse("2026-09-16T15:00:00Z"));
    if (wrong || text != null) {
      model.addAttribute(
          "errors",
          List.of(
              new FieldError("said", or(text, "Enter what was said")),
              new FieldError("police", or(text, "Select whether the police are needed")),
              new FieldError("posted", or(text, "When it was posted must be a real date")),
              new FieldError("files", or(text, "photo.gif is not a PNG, JPEG or PDF file"))));
    }
    return "web-test/kit";
  }

  @GetMapping("/form")
  String form(Model model) {
    model.addAttribute("form", FormView.of(sample(), Map.of(), Map.of("people", PEOPLE)));
    return "web-test/form";
  }

  @PostMapping("/form")
  String send(HttpServletRequest request, HttpServletResponse response, Model model) {
    Answers answers = forms.read(sample(), request.getParameterMap(), Map.of("people", PEOPLE));
    model.addAttribute("errors", answers.errors());
    model.addAttribute("onceKey", request.getParameter("once"));
    model.addAttribute(
        "form", FormView.of(sample(), request.getParameterMap(), Map.of("people", PEOPLE)));
    response.setStatus(answers.errors().isEmpty() ? 200 : 400);
    return "web-test/form";
  }

  @GetMapping("/diagram")
  String diagram(HttpServletRequest request, HttpServletResponse response) {
    Csp.allowDiagram(request, response);
    return "web-test/diagram";
  }

  @GetMapping("/diagram.bpmn")
  @ResponseBody
  Resource model() {
    return new ClassPathResource("web-forms/diagram.bpmn");
  }

  @PostMapping("/kit")
  @ResponseBody
  String taken(@RequestParam List<MultipartFile> files) {
    return "taken " + files.size();
  }

  @GetMapping({"/fails/{how}", "/api/v1/fails/{how}"})
  String fails(@PathVariable String how) throws Exception {
    switch (how) {
      case "input" -> throw new InvalidInput("said", "Enter what was said");
      case "refused" -> throw new Refused("Priya Lund completed this task at 4:10pm");
      case "absent" -> throw new NoSuchThing();
      case "denied" -> throw new AccessDeniedException("no");
      case "overtaken" -> throw new CannotAcquireLockException("secret words");
      case "away" -> throw new DataAccessResourceFailureException("secret words");
      default -> throw new IllegalStateException("secret words", new IOException("more secret"));
    }
  }

  @GetMapping({"/things/{number}", "/api/v1/things/{number}"})
  @ResponseBody
  String thing(@PathVariable int number) {
    return "thing " + number;
  }

  /** A body of the API. */
  record Body(String name, int count) {}

  @PostMapping("/api/v1/things")
  @ResponseBody
  Map<String, Object> make(@RequestBody Body body, @RequestParam int size, IdempotencyKey key) {
    return Map.of("key", key.value(), "name", body.name());
  }

  FormDefinition sample() {
    return forms.form("sample");
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
