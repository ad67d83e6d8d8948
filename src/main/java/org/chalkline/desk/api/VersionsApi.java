package org.chalkline.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.policy.Answer;
import org.chalkline.policy.Answer.Rests;
import org.chalkline.policy.Edition;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.policy.Setting;
import org.chalkline.review.Approvals.AtSchool;
import org.chalkline.review.Approvals.Statement;
import org.chalkline.review.Reviews;
import org.chalkline.review.Reviews.Version;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The versions of your schools' policies: reading, comparing, drafting, putting forward. */
@RestController
@RequestMapping("/api/v1/policy-versions")
@Tag(name = "Versions of a policy")
class VersionsApi {

  private final Reviews reviews;
  private final Questions questions;
  private final OnceOnly once;

  VersionsApi(Reviews reviews, Questions questions, OnceOnly once) {
    this.reviews = reviews;
    this.questions = questions;
    this.once = once;
  }

  /** A version in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VersionLine(
      String id, String policy, String name, String state, @Nullable LocalDate inForceFrom) {}

  /** The versions of your schools' policies. */
  record VersionList(List<VersionLine> versions) {}

  /** An answer, with what it rests on: clauses, a default by its number, or the school itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnswerView(
      String question,
      String asks,
      String value,
      List<String> clauses,
      @Nullable Integer defaultNumber,
      @Nullable String own) {}

  /** A version. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VersionView(
      String id,
      String policy,
      String name,
      String state,
      @Nullable LocalDate inForceFrom,
      @Nullable String basedOn,
      @Nullable String draftedBy,
      List<Edition.Approval> approvals,
      List<Statement> said,
      List<AtSchool> standing,
      List<Kind> kinds,
      List<AnswerView> answers) {}

  /** What one version answers otherwise than another. */
  record Difference(String question, String asks, AnswerView before, AnswerView after) {}

  /** What differs between two versions. */
  record Differences(List<Difference> differences) {}

  /** Which policy a draft is of. */
  record Draft(@Nullable String policy) {}

  /** An answer of a draft; {@code rests} is clause, default or own. */
  record AnswerBody(
      @Nullable String value,
      @Nullable String rests,
      @Nullable List<@Nullable String> clauses,
      @Nullable String reason) {}

  /** The kinds that a draft shows, code to name, and the headings of some, code to heading. */
  record KindsBody(
      @Nullable Map<String, @Nullable String> kinds,
      @Nullable Map<String, @Nullable String> groups) {}

  /** The name of a draft, and the first day on which it is to hold. */
  record FrameBody(@Nullable String name, @Nullable LocalDate inForceFrom) {}

  @GetMapping
  @Operation(summary = "The versions of the policies that your schools run, the latest first")
  VersionList list(Me me) {
    List<VersionLine> lines = new ArrayList<>();
    for (String policy : reviews.policies(me)) {
      reviews.versions(me, policy).forEach(version -> lines.add(line(version)));
    }
    return new VersionList(lines);
  }

  private static VersionLine line(Version version) {
    return new VersionLine(
        version.id(),
        version.profile().policyId(),
        version.profile().name(),
        state(version),
        from(version));
  }

  private static String state(Version version) {
    return version.edition().map(it -> it.state().code()).orElse("published");
  }

  private static @Nullable LocalDate from(Version version) {
    return version.edition().isPresent()
        ? version.edition().get().inForceFrom()
        : version.profile().inForceFrom();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A version with everything that it answers; a draft for those who may draft")
  VersionView read(Me me, @PathVariable String id) {
    Version version = reviews.version(me, id);
    return new VersionView(
        version.id(),
        version.profile().policyId(),
        version.profile().name(),
        state(version),
        from(version),
        version.edition().map(Edition::basedOn).orElse(null),
        version.edition().map(Edition::draftedBy).orElse(null),
        version.edition().map(Edition::approvals).orElse(List.of()),
        reviews.statements(me, id),
        reviews.standing(me, id),
        version.profile().kinds(),
        questions.all().stream().map(one -> answer(one, version.profile())).toList());
  }

  private static AnswerView answer(Question question, Profile profile) {
    Setting setting = profile.setting(question.key());
    return new AnswerView(
        question.key(),
        question.asks(),
        setting.value(),
        setting.clauses(),
        setting.defaultNumber(),
        setting.own());
  }

  @GetMapping("/{id}/against/{other}")
  @Operation(
      summary = "What a version answers otherwise than another of the same or another policy")
  Differences against(Me me, @PathVariable String id, @PathVariable String other) {
    Profile after = reviews.version(me, id).profile();
    Profile before = reviews.version(me, other).profile();
    return new Differences(
        questions.all().stream()
            .filter(one -> !before.setting(one.key()).equals(after.setting(one.key())))
            .map(
                one ->
                    new Difference(one.key(), one.asks(), answer(one, before), answer(one, after)))
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Begin a draft, based on the newest version of the policy")
  Done draft(Me me, @RequestBody Draft body, IdempotencyKey key) {
    if (Asked.text(body.policy()).isBlank()) {
      throw new InvalidInput("policy", "Enter the id of the policy");
    }
    return once.run(
        me,
        key,
        Done.class,
        () -> new Done(reviews.draft(me, Asked.text(body.policy()), fresh()), "draft"));
  }

  @PutMapping("/{id}/answers/{question}")
  @Operation(
      summary = "Answer a question of a draft",
      description =
          "The value as the version shows it: codes, lists with commas or none, limits as"
              + " 2 working days or at once. rests: clause (with clauses), default, or own (with"
              + " a reason).")
  Done answer(
      Me me,
      @PathVariable String id,
      @PathVariable String question,
      @RequestBody AnswerBody body,
      IdempotencyKey key) {
    Answer answer =
        new Answer(
            Asked.text(body.value()),
            rests(Asked.text(body.rests())),
            Asked.texts("clauses", body.clauses()),
            Asked.text(body.reason()));
    return act(me, id, key, "draft", () -> reviews.answer(me, id, question, answer, fresh()));
  }

  private static Rests rests(String said) {
    try {
      return Rests.valueOf(said.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("rests", "Send clause, default or own");
    }
  }

  @PutMapping("/{id}/kinds")
  @Operation(
      summary =
          "Say which kinds of report a draft shows, what it calls them and under which headings",
      description = "kinds: every kind that is shown, code to name. groups: code to heading.")
  Done kinds(Me me, @PathVariable String id, @RequestBody KindsBody body, IdempotencyKey key) {
    Map<String, String> labels = words(body.kinds());
    Map<String, String> headings = words(body.groups());
    return act(me, id, key, "draft", () -> reviews.kinds(me, id, labels, headings, fresh()));
  }

  private static Map<String, String> words(@Nullable Map<String, @Nullable String> sent) {
    Map<String, String> words = new LinkedHashMap<>();
    if (sent != null) {
      sent.forEach((code, said) -> words.put(code, Asked.text(said)));
    }
    return words;
  }

  @PutMapping("/{id}/frame")
  @Operation(
      summary = "Name a draft and say from which day it is to hold, tomorrow at the earliest")
  Done frame(Me me, @PathVariable String id, @RequestBody FrameBody body, IdempotencyKey key) {
    if (body.inForceFrom() == null) {
      throw new InvalidInput("inForceFrom", "Enter the first day on which it is to hold");
    }
    LocalDate from = body.inForceFrom();
    return act(
        me, id, key, "draft", () -> reviews.frame(me, id, Asked.text(body.name()), from, fresh()));
  }

  @PostMapping("/{id}/put-forward")
  @Operation(summary = "Put a draft forward: whoever has to approve it is asked")
  Done putForward(Me me, @PathVariable String id, IdempotencyKey key) {
    return act(me, id, key, "in-approval", () -> reviews.putForward(me, id, fresh()));
  }

  @PostMapping("/{id}/withdraw")
  @Operation(summary = "Withdraw a version that is drafted or waits for approval, with a reason")
  Done withdraw(
      Me me, @PathVariable String id, @RequestBody CaseBodies.Reason body, IdempotencyKey key) {
    return act(
        me,
        id,
        key,
        "withdrawn",
        () -> reviews.withdraw(me, id, Asked.text(body.reason()), fresh()));
  }

  private Done act(Me me, String id, IdempotencyKey key, String state, Runnable effect) {
    return once.done(me, key, id, state, fresh -> effect.run());
  }

  private static String fresh() {
    return Once.freshKey();
  }
}
