package org.chalkline.desk.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chalkline.identity.Roles;
import org.chalkline.safeguarding.Chronologies;
import org.chalkline.safeguarding.FileTransfers;
import org.chalkline.safeguarding.FurtherBodies;
import org.chalkline.safeguarding.NewWorry;
import org.chalkline.safeguarding.Referrals;
import org.chalkline.safeguarding.SafeguardingReferral;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A worry about a child from any case; what can be done beside the tasks of a referral. */
@Configuration(proxyBeanMethods = false)
class SafeguardingActions {

  static final String REFER = "refer-child";

  /** The posts that can be chosen for whoever seems to be behind it. */
  private static final List<String> POSTS =
      List.of("headteacher", "deputy", "dsl", "deputy-dsl", "chair");

  @Bean
  CaseAction referChildAction(Referrals referrals) {
    return CaseAction.named(REFER)
        .offeredIf(file -> file.open() && !file.kind().equals(Referrals.KIND))
        .asks((on, ask) -> worry(ask))
        .does(
            (on, said) ->
                referrals.referFrom(
                    on.me(), on.reference(), worry(said, on.file().school()), Once.freshKey()));
  }

  /** The questions about a child: few, so that they fit on a telephone. */
  static void worry(Asking ask) {
    ask.tick("danger")
        .text("worry", 4000)
        .line("child", false, 200)
        .line("place", false, 200)
        .line("behind", false, 500)
        .one(
            "post",
            false,
            POSTS.stream().map(role -> new Option(role, Roles.words(role))).toList());
  }

  static NewWorry worry(CaseAction.Said said, String school) {
    String post = said.text("post");
    return new NewWorry(
        school,
        said.text("child"),
        said.text("worry"),
        said.text("place"),
        said.text("behind"),
        post.isEmpty() ? null : post,
        said.ticked("danger"),
        null);
  }

  @Bean
  CaseAction tellBodiesAction(FurtherBodies bodies, CaseWords words) {
    return CaseAction.named("tell-bodies")
        .offeredIf(bodies::possible)
        .asks(
            (on, ask) ->
                ask.some(
                        "bodies",
                        SafeguardingReferral.BODIES.stream()
                            .map(body -> new Option(body, words.say("safeguarding.body." + body)))
                            .toList())
                    .text("reason", 2000))
        .does(
            (on, said) ->
                bodies.tell(
                    on.me(),
                    on.reference(),
                    said.list("bodies"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction chronologyEntryAction(Chronologies chronologies) {
    return CaseAction.named("chronology-entry")
        .offeredIf(file -> file.kind().equals(Referrals.KIND))
        .asks((on, ask) -> ask.day("day").text("words", 4000))
        .does(
            (on, said) ->
                chronologies.add(
                    on.me(),
                    on.reference(),
                    day(said.answers()),
                    said.text("words"),
                    Once.freshKey()));
  }

  private static @org.jspecify.annotations.Nullable LocalDate day(Map<String, Object> answers) {
    return answers.get("day") instanceof LocalDate day ? day : null;
  }

  /** It has a page of its own, on which the password stands once. */
  @Bean
  CaseAction transferAction(FileTransfers transfers) {
    return CaseAction.named(TransferPages.TRANSFER).offeredIf(transfers::may);
  }

  @Bean
  CaseAction receiptAction(FileTransfers transfers) {
    return CaseAction.named("receipt")
        .offeredIf(
            file -> file.kind().equals(Referrals.KIND) && transfers.waiting(file).isPresent())
        .asks((on, ask) -> ask.text("words", 2000))
        .does(
            (on, said) ->
                transfers.received(on.me(), on.reference(), said.text("words"), Once.freshKey()));
  }
}
