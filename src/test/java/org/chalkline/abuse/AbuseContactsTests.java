package org.chalkline.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.Contact;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom the routes of a case told outside stands among its contacts. */
@ChalklineTest
class AbuseContactsTests {

  @Autowired BeanFactory beans;
  @Autowired OutsideContacts contacts;

  private Cases cases;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T15:10:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private List<Contact> of(Cases.Case it) {
    return cases.everywhere(() -> contacts.ofCase(it.id()));
  }

  @Test
  @DisplayName("The platform and the police, where a person decided for them; not where against")
  void judged() {
    Cases.Case it =
        cases
            .aReport("wanborough")
            .onOwnAccount()
            .of("racist")
            .by("parent", "A parent")
            .withACopy()
            .reportedBy("staff1@wanborough");
    it.factsConfirmed("headteacher@wanborough", List.of("racist"), List.of("parent"));
    it.done(
        "runner2@wanborough",
        "Task_ReportToPlatform",
        Map.of("carriedOut", "yes", "platformReference", "FB-1"));
    assertThat(of(it))
        .extracting(Contact::kind, Contact::body, Contact::bodyReference)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Body.PLATFORM, "Facebook", "FB-1"));
    it.done(
        "headteacher@wanborough",
        "Task_ConsiderPolice",
        Map.of(
            "police", "taken",
            "policeReference", "Wiltshire 43260123456",
            "legal", "declined",
            "provider", "declined",
            "reason", "It is a threat"));
    assertThat(of(it))
        .extracting(Contact::kind)
        .containsExactlyInAnyOrder(Body.PLATFORM, Body.POLICE);
    assertThat(of(it).stream().filter(each -> each.kind() == Body.POLICE))
        .allSatisfy(each -> assertThat(each.entries().get(0).words()).isEqualTo("It is a threat"));
    assertThat(it.timeline()).contains("contact.made");
  }

  @Test
  @DisplayName("The police, where the policy leaves no choice, with force, officer and reference")
  void compulsory() {
    Cases.Case it =
        cases
            .aReport("recreation")
            .of("racist")
            .by("parent", "A parent")
            .withACopy()
            .reportedBy("staff1@recreation");
    it.factsConfirmed(it.firstWho("Task_ConfirmFacts"), List.of("racist"), List.of("parent"));
    it.done(
        "headteacher@recreation",
        "Task_ReportToPolice",
        Map.of(
            "carriedOut", "yes",
            "force", "A police force",
            "officer", "PC Example",
            "policeReference", "R/1",
            "holdContact", "no"));
    assertThat(of(it)).hasSize(1);
    assertThat(of(it).get(0).person()).isEqualTo("PC Example");
    assertThat(of(it).get(0).bodyReference()).isEqualTo("R/1");
  }
}
