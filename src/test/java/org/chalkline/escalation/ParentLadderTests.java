package org.chalkline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Steps with a parent, from the first letter to the end, on the real engine. */
@ChalklineTest
class ParentLadderTests {

  @Autowired BeanFactory beans;
  @Autowired ParentAnswers answers;

  private Ladder ladder;

  @BeforeEach
  void begins() {
    CleanSlate.make();
    ladder = new Ladder(new Cases(beans), beans);
  }

  @Test
  @DisplayName(
      "Asked to remove it, the parent does: a person looks, it stays quiet, the case closes")
  void removed() {
    Cases.Case it = ladder.begun("st-marys-putney", List.of("offensive"));
    it.done("headteacher@st-marys-putney", ParentEscalation.PREPARE_STEPS, ladder.reached());
    assertThat(it.open()).containsExactly("Task_WriteLetter");
    ladder.letterGoes(it, "headteacher@st-marys-putney");
    assertThat(it.open()).isEmpty();
    ladder.parentSays(it, "removed", "");
    assertThat(it.open()).containsExactly(ParentEscalation.CHECK_REMOVAL);
    it.done("headteacher@st-marys-putney", ParentEscalation.CHECK_REMOVAL, Ladder.GONE);
    assertThat(it.open()).isEmpty();
    ladder.timePassesTo("2026-10-20T12:00:00Z");
    it.done("headteacher@st-marys-putney", ParentEscalation.CLOSE_CASE);
    it.done("headteacher@st-marys-putney", ParentEscalation.GIVE_WORD);
    assertThat(it.state()).isEqualTo("closed");
    assertThat(it.timeline())
        .contains("parent.next-rung", "parent.answered", "parent.post-gone", "parent.quiet-begun");
  }

  @Test
  @DisplayName("At the default ladder nothing helps: letter, meeting, warning, measures")
  void everyRung() {
    String head = "headteacher@st-marys-putney";
    Cases.Case it = ladder.begun("st-marys-putney", List.of("offensive"));
    it.done(head, ParentEscalation.PREPARE_STEPS, ladder.reached());
    ladder.letterGoes(it, head);
    ladder.timePassesTo("2026-09-23T12:00:00Z");
    it.done(head, ParentEscalation.CHECK_REMOVAL, Ladder.STILL_THERE);
    assertThat(it.open()).containsExactly("Task_OfferTimes");
    ladder.meets(it, head, "no-agreement");
    ladder.letterGoes(it, head);
    assertThat(it.open()).containsExactly("Task_WriteLetter");
    ladder.letterGoes(it, head);
    ladder.timePassesTo("2026-10-20T12:00:00Z");
    it.done(head, ParentEscalation.CHECK_REMOVAL, Ladder.STILL_THERE);
    assertThat(it.open()).containsExactly(ParentEscalation.DECIDE_MEASURES);
    it.done(
        head,
        ParentEscalation.DECIDE_MEASURES,
        Map.of(
            "block",
            "taken",
            "platform",
            "taken",
            "legalAdvice",
            "declined",
            "legalAdviceReason",
            "Not worth it",
            "warning",
            "declined",
            "warningReason",
            "Given"));
    assertThat(it.open())
        .containsExactlyInAnyOrder(ParentEscalation.BLOCK_PERSON, "Task_MakeContact");
  }
}
