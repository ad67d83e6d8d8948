package org.chalkline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import org.chalkline.abuse.Cases;
import org.chalkline.post.Outbox;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A head on a phone takes a case from the first letter to the warning; the parent answers. */
@ChalklineTest
class LadderBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String SCHOOL = "st-marys-putney";
  private static final String PASSWORD = "chalk-and-slate-2026";
  private static final int PHONE = 375;

  @Autowired private BeanFactory beans;
  @Autowired private Outbox outbox;
  @LocalServerPort private int port;

  private Cases cases;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T08:00:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName("First letter by link, an answer without an account, a warning on paper")
  void fromFirstLetterToWarning() {
    Page head = chromium.window(PHONE, true).newPage();
    head.navigate(root() + "/sign-in");
    Chromium.signIn(head, "headteacher@" + SCHOOL, PASSWORD);
    head.navigate(root() + "/cases");
    head.click("text=Begin steps with a parent");
    head.fill("[name=platform]", "Facebook");
    head.fill("[name=said]", "Words that we do not print");
    head.click("main form button[type=submit]");
    assertThat(head.title()).startsWith("Error: ");
    assertThat(head.inputValue("[name=said]")).isEqualTo("Words that we do not print");
    Chromium.isWhole(head, "steps-begin-wrong");
    head.check("[name=kinds] >> nth=0");
    head.click("main form button[type=submit]");
    assertThat(head.url()).contains("/cases/PAR-");
    Chromium.isWhole(head, "steps-case");
    String reference = head.url().replaceFirst(".*/(PAR-[A-Z0-9-]+).*", "$1");
    Cases.Case it = cases.underWay(reference, SCHOOL, ParentEscalation.PROCESS);

    head.click("text=Say who the parent is");
    head.check("[name=begin][value=yes]");
    head.fill("[name=parent]", "Ms A Winter");
    head.fill("[name=email]", "a.winter@family.example");
    head.fill("[name=address]", "1 Example Street\nExampleton");
    head.check("[name=alsoStaff][value=no]");
    Chromium.isWhole(head, "steps-prepare");
    head.click("text=Complete this task");

    open(head, "Write the letter");
    Chromium.isWhole(head, "letter-write");
    head.check("[name=sign][value=yes]");
    head.check("[name=channel][value=link]");
    head.click("text=Continue");
    assertThat(head.url()).contains("/letters/");
    Chromium.isWhole(head, "letter-signed");

    head.navigate(root() + "/cases/" + reference + "/links");
    head.click("main button:has-text(\"Give a new code\") >> nth=0");
    Chromium.isWhole(head, "link-code");
    String code =
        head.textContent("main dd strong")
            .replaceFirst("(?s).*?\\b([A-Z0-9]{4}-[A-Z0-9]{4})\\b.*", "$1");
    String mail =
        cases.everywhere(
            () ->
                outbox.latest(50).stream()
                    .filter(sent -> sent.personId() == null)
                    .findFirst()
                    .orElseThrow()
                    .body());
    assertThat(mail).doesNotContain("Winter", "Words that", reference);
    String path = mail.replaceFirst("(?s).*?(/m/[A-Za-z0-9_-]+).*", "$1");

    Page parent = chromium.window(PHONE, false).newPage();
    parent.navigate(root() + path);
    assertThat(parent.textContent("body")).doesNotContain("Winter", "Words that");
    parent.fill("[name=code]", code);
    parent.click("main button[type=submit]");
    assertThat(parent.textContent("main")).contains("Ms A Winter", "Words that we do not print");
    parent.navigate(root() + "/m/answer/tell");
    parent.check("[name=kind][value=disagree]");
    parent.fill("[name=words]", "It is true, and it stays");
    parent.click("main form button[type=submit]");
    assertThat(parent.textContent("main")).contains("It is true, and it stays");

    open(head, "Read the parent");
    assertThat(head.textContent("main"))
        .contains("What follows from the answer?", "It is true, and it stays");
    Chromium.isWhole(head, "answer-read");
    head.check("[name=follows][value=refusal]");
    head.fill("[name=reason]", "A written no");
    head.click("text=Complete this task");
    assertThat(it.open()).containsExactly("Task_OfferTimes");

    Ladder.of(cases, beans, it, SCHOOL).meets("refuses").letterGoes();
    open(head, "Write the letter");
    head.check("[name=sign][value=yes]");
    head.check("[name=channel][value=paper]");
    head.click("text=Continue");
    head.navigate(root() + "/cases/" + reference);
    assertThat(head.textContent("main")).contains("L1", "L2", "L3", "It is true, and it stays");
    Chromium.isWhole(head, "steps-case-late");
    assertThat(it.timeline()).contains("letter.signed", "parent.answered", "parent.refused");
    assertThat(it.open()).contains("Task_PrintAndPost");
    byte[] pdf =
        head.request().get(root() + "/cases/" + reference + "/letters/3/letter.pdf").body();
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  private void open(Page page, String task) {
    page.navigate(root() + "/tasks");
    page.click("main a:has-text(\"" + task + "\") >> nth=0");
  }

  private String root() {
    return "http://localhost:" + port;
  }
}
