package org.chalkline.desk.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.desk.cases.CaseAction.On;
import org.chalkline.identity.Me;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meeting.State;
import org.chalkline.meetings.Meetings;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What can be done with the meeting of a case: what was heard on the telephone, moving, calling
 * off.
 */
@Configuration(proxyBeanMethods = false)
class MeetingActions {

  private static final int LINE = 200;
  private static final int WORDS = 2000;

  @Bean
  CaseAction meetingTimeAction(Meetings meetings, When when) {
    return CaseAction.named("meeting-time")
        .offeredIf(in(meetings, State.OFFERED))
        .asks(
            (on, ask) ->
                ask.one(
                        "time",
                        true,
                        now(meetings, on.file())
                            .map(
                                it ->
                                    it.offered().stream()
                                        .map(at -> new Option(at.toString(), when.full(at)))
                                        .toList())
                            .orElseThrow(NoSuchThing::new))
                    .line("how", true, LINE))
        .does(
            (on, said) ->
                meetings.choose(
                    on.me(),
                    on.reference(),
                    id(meetings, on),
                    Instant.parse(said.text("time")),
                    said.text("how"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction anotherTimeAction(Meetings meetings) {
    return CaseAction.named("another-time")
        .offeredIf(in(meetings, State.OFFERED, State.FIXED))
        .asks((on, ask) -> ask.text("words", WORDS))
        .does(
            (on, said) ->
                meetings.anotherTime(
                    on.me(),
                    on.reference(),
                    id(meetings, on),
                    said.text("words"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction moveMeetingAction(Meetings meetings) {
    return CaseAction.named("move-meeting")
        .offeredIf(in(meetings, State.FIXED))
        .asks((on, ask) -> ask.moment("startsAt").text("reason", WORDS))
        .does(
            (on, said) ->
                meetings.move(
                    on.me(),
                    on.reference(),
                    id(meetings, on),
                    instant(said.answers(), "startsAt"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction callOffMeetingAction(Meetings meetings) {
    return CaseAction.named("call-off-meeting")
        .offeredIf(in(meetings, State.ARRANGING, State.OFFERED, State.FIXED))
        .forGood()
        .asks((on, ask) -> ask.text("reason", WORDS))
        .does(
            (on, said) ->
                meetings.callOff(
                    on.me(),
                    on.reference(),
                    id(meetings, on),
                    said.text("reason"),
                    Once.freshKey()));
  }

  private static BiPredicate<Me, CaseFile> in(Meetings meetings, State... states) {
    return (me, file) ->
        file.open()
            && now(meetings, file)
                .map(it -> Arrays.asList(states).contains(it.state()))
                .orElse(false);
  }

  private static Optional<Meeting> now(Meetings meetings, CaseFile file) {
    return meetings.latest(file.getId());
  }

  private static String id(Meetings meetings, On on) {
    return now(meetings, on.file()).map(Meeting::id).orElseThrow(NoSuchThing::new);
  }

  static Instant instant(Map<String, Object> answers, String key) {
    if (answers.get(key) instanceof Instant at) {
      return at;
    }
    throw new InvalidInput(key, "Enter a day and a time");
  }
}
