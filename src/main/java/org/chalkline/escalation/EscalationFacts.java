package org.chalkline.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.escalation.LadderRows.Ladder;
import org.chalkline.escalation.LadderRows.Post;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The summary of steps with a parent, ready to print. */
@Component
class EscalationFacts {

  private final LadderRows rows;
  private final Measures measures;
  private final ParentAnswers answers;
  private final EvidenceLocker evidence;
  private final Meetings meetings;
  private final Policies policies;
  private final MessageSourceAccessor words;
  private final When when;

  EscalationFacts(
      LadderRows rows,
      Measures measures,
      ParentAnswers answers,
      EvidenceLocker evidence,
      Meetings meetings,
      Policies policies,
      MessageSource messages,
      When when) {
    this.rows = rows;
    this.measures = measures;
    this.answers = answers;
    this.evidence = evidence;
    this.meetings = meetings;
    this.policies = policies;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
  }

  /** Label and text, in the order in which they matter. */
  List<Fact> of(CaseFile file) {
    Ladder it = rows.get(file.getId());
    List<Fact> facts = new ArrayList<>();
    if (it.contactHeld()) {
      facts.add(
          new Fact(
              "Hold contact",
              "Nobody writes to the parent or meets them until the police have advised"));
    }
    facts.add(new Fact("Parent or carer", it.known() ? it.parent() : "Not yet said"));
    add(facts, "Reached by", reached(it));
    posts(file, facts);
    facts.add(new Fact("Steps taken so far", taken(file.getId())));
    add(facts, "To be removed by", time(it.removalDue()));
    add(facts, "Removed", time(it.removedAt()));
    add(facts, "Quiet until", time(it.quietUntil()));
    refused(it, facts);
    add(facts, "Complaint", it.complaint());
    said(file, facts);
    measures.of(file.getId()).forEach(measure -> measure(measure, facts));
    return facts;
  }

  /** What whoever does a step has to know: the post, the parent's words, the measure. */
  List<Fact> toKnow(CaseFile file, Assignment step) {
    List<Fact> facts = new ArrayList<>();
    switch (step.step()) {
      case ParentEscalation.READ_ANSWER,
          ParentEscalation.READ_MEANWHILE,
          ParentEscalation.REFER_COMPLAINT,
          ParentEscalation.REFER_MEANWHILE ->
          said(file, facts);
      case ParentEscalation.CHECK_REMOVAL,
          ParentEscalation.CHECK_MEANWHILE,
          ParentEscalation.LOOK_MEANWHILE -> {
        posts(file, facts);
        said(file, facts);
      }
      case ParentEscalation.REPORT_TO_POLICE, ParentEscalation.CONSIDER_POLICE -> {
        posts(file, facts);
        fixedMeeting(file, facts);
      }
      case ParentEscalation.PREPARE_STEPS -> posts(file, facts);
      case ParentEscalation.DECIDE_MEASURES -> {
        posts(file, facts);
        facts.add(new Fact("Steps taken so far", taken(file.getId())));
        refused(rows.get(file.getId()), facts);
      }
      default ->
          measures.of(file.getId()).stream()
              .filter(measure -> measure.id().equals(step.work()))
              .forEach(measure -> measure(measure, facts));
    }
    return facts;
  }

  /** Whoever holds contact is told what becomes of a meeting. */
  private void fixedMeeting(CaseFile file, List<Fact> facts) {
    meetings
        .latest(file.getId())
        .filter(it -> it.state() == Meeting.State.FIXED)
        .map(Meeting::startsAt)
        .ifPresent(
            at ->
                facts.add(
                    new Fact(
                        "Meeting with the parent",
                        when.full(at) + ". If contact is held, it is called off.")));
  }

  private void posts(CaseFile file, List<Fact> facts) {
    Profile profile = policies.edition(file.policyEdition());
    List<Post> posts = rows.posts(file.getId());
    for (int n = 0; n < posts.size(); n++) {
      String label = posts.size() == 1 ? "What was posted" : "Post " + (n + 1);
      facts.add(new Fact(label, post(profile, posts.get(n))));
    }
  }

  private void said(CaseFile file, List<Fact> facts) {
    for (ParentAnswers.Answer answer : answers.of(file.getId())) {
      facts.add(
          new Fact(
              "The parent, " + when.full(answer.at()),
              words.getMessage("parent.answer." + answer.kind())
                  + (answer.words().isBlank() ? "" : ": " + answer.words())));
    }
  }

  private void refused(Ladder it, List<Fact> facts) {
    if (it.refusedAt() != null) {
      facts.add(
          new Fact(
              "Refused",
              when.full(it.refusedAt())
                  + ": "
                  + words.getMessage("parent.refused." + it.refusedWhy())));
    }
  }

  private void measure(Measures.Measure it, List<Fact> facts) {
    facts.add(
        new Fact(
            words.getMessage("measure." + it.measure()),
            words.getMessage("measure.state." + it.state())
                + (it.reviewAt() == null || !it.state().equals("standing")
                    ? ""
                    : ", looked at again " + when.full(it.reviewAt()))
                + (it.scope().isBlank() ? "" : ": " + it.scope())
                + (it.reason().isBlank() ? "" : ": " + it.reason())));
  }

  private static void add(List<Fact> facts, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new Fact(label, text));
    }
  }

  private @Nullable String time(@Nullable Instant at) {
    return at == null ? null : when.full(at);
  }

  private static String reached(Ladder it) {
    return List.of(it.email(), it.address(), it.telephone()).stream()
        .filter(one -> !one.isBlank())
        .collect(Collectors.joining("; "));
  }

  private String post(Profile profile, Post post) {
    String kinds =
        post.matter().kinds().stream()
            .map(
                code ->
                    profile.kinds().stream()
                        .filter(kind -> kind.code().equals(code))
                        .map(Kind::label)
                        .findFirst()
                        .orElse(code))
            .collect(Collectors.joining(", "));
    return post.matter().said()
        + "\n"
        + post.matter().platform()
        + (post.matter().place().isBlank() ? "" : ", " + post.matter().place())
        + (post.matter().link() == null ? "" : "\n" + post.matter().link())
        + "\n"
        + kinds;
  }

  private String taken(String caseId) {
    List<String> rungs = rows.rungs(caseId);
    return rungs.isEmpty()
        ? "None yet"
        : rungs.stream()
            .map(rung -> words.getMessage("parent.rung." + rung))
            .collect(Collectors.joining(", then "));
  }

  /** The evidence that a parent can be shown, as choices: what is locked away is never among it. */
  List<Option> evidence(CaseFile file) {
    List<String> cases = new ArrayList<>();
    cases.add(file.getId());
    rows.posts(file.getId()).forEach(post -> cases.add(post.source()));
    return cases.stream()
        .filter(java.util.Objects::nonNull)
        .distinct()
        .flatMap(id -> evidence.of(id).stream())
        .filter(item -> !item.lockedAway() && item.pages() > 0)
        .map(item -> new Option(item.id(), shownAs(item)))
        .toList();
  }

  private static String shownAs(EvidenceItem item) {
    return item.words().isBlank() ? item.fileName() : item.fileName() + ": " + item.words();
  }
}
