package org.chalkline.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chalkline.abuse.Cases;
import org.chalkline.contacts.Pack.Audience;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.LockEnding;
import org.chalkline.evidence.NewEvidence;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packs of evidence: what the police and a platform get, and what nobody gets. */
@ChalklineTest
class PackTests {

  private static final String HEAD = "headteacher@wanborough";

  @Autowired BeanFactory beans;
  @Autowired Packs packs;
  @Autowired EvidenceLocker locker;
  @Autowired JdbcClient jdbc;

  private Cases cases;
  private Cases.Case it;
  private EvidenceItem picture;
  private EvidenceItem words;
  private EvidenceItem locked;

  @BeforeEach
  void aCaseWithEvidence() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    it =
        cases
            .aReport("wanborough")
            .by("parent", "A parent")
            .at("The group “Parents of the village”")
            .saying("Ms Canary cannot teach")
            .reportedBy("staff1@wanborough");
    picture =
        fixed(
            "post-about-canary.png",
            post("Everybody share this."),
            "Canary’s group, taken on my phone");
    words =
        fixed(
            "thread.txt",
            "Everybody share this 🙂".getBytes(StandardCharsets.UTF_8),
            "The thread beneath it");
    locked = fixed("not-for-anybody.png", post("Another."), "Perhaps unlawful");
    cases.as(
        HEAD,
        me -> {
          locker.lockAway(locked.id(), me.actor(), "It may be unlawful");
          return true;
        });
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private EvidenceItem fixed(String name, byte[] bytes, String words) {
    return cases.as(
        HEAD,
        me ->
            locker.item(
                locker
                    .fix(
                        new NewEvidence(
                            it.id(), "wanborough", name, bytes, me.actor(), words, null))
                    .id()));
  }

  /** A picture as a phone takes one of a post. */
  private static byte[] post(String lastLine) {
    BufferedImage picture = new BufferedImage(720, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = picture.createGraphics();
    drawing.setColor(Color.WHITE);
    drawing.fillRect(0, 0, 720, 900);
    drawing.setColor(Color.DARK_GRAY);
    drawing.setFont(drawing.getFont().deriveFont(34f));
    drawing.drawString("A name on social media", 60, 100);
    drawing.drawString("This teacher cannot teach.", 60, 220);
    drawing.drawString(lastLine, 60, 280);
    drawing.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String made(Audience audience, String forWhom) {
    return cases.as(
        HEAD,
        me ->
            packs.make(
                me,
                it.reference(),
                new MakePack(audience, forWhom, List.of(picture.id(), words.id())),
                Once.freshKey()));
  }

  private Packs.Taken taken(String pack) {
    return cases.as(HEAD, me -> packs.take(me, it.reference(), pack));
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName(
      "The police get words, names, digests and the chain of custody; what is locked away is said"
          + " to be withheld and is not there")
  void forThePolice() {
    Packs.Taken pack = taken(made(Audience.POLICE, "Wiltshire Police"));
    String text = text(pack.bytes());
    assertThat(text)
        .contains("Wiltshire Police", it.reference() + "/P1", "Withheld: 1 item.")
        .contains("Ms Canary cannot teach", "Parents of the village")
        .contains(picture.sha256(), words.sha256(), "post-about-canary.png")
        .contains("[slightly smiling face]")
        .contains("Handed it in; it was fixed with its SHA-256")
        .contains(cases.me(HEAD).person().name())
        .doesNotContain(locked.sha256(), "not-for-anybody", "Perhaps unlawful");
    assertThat(pack.fileName()).isEqualTo(it.reference() + "-pack-1.pdf");
    assertThat(it.timeline()).contains("evidence.pack-made", "evidence.pack-taken");
    assertThat(cases.<List<Pack>>as(HEAD, me -> packs.ofCase(me, it.reference())))
        .extracting(Pack::withheld)
        .containsExactly(1);
  }

  @Test
  @DisplayName("A platform gets what the post shows: no name, no file name, no word of ours")
  void forThePlatform() {
    Packs.Taken pack = taken(made(Audience.PLATFORM, "Facebook"));
    assertThat(text(pack.bytes()))
        .contains("Facebook", picture.sha256(), "Withheld: 1 item.", "A member of the school")
        .doesNotContainIgnoringCase("canary")
        .doesNotContain("taken on my phone", cases.me(HEAD).person().name(), "Parents of");
  }

  @Test
  @DisplayName("What is locked away goes into no pack, and out in none that was made before")
  void lockedAway() {
    assertThatThrownBy(
            () ->
                cases.as(
                    HEAD,
                    me ->
                        packs.make(
                            me,
                            it.reference(),
                            new MakePack(Audience.POLICE, "", List.of(locked.id())),
                            Once.freshKey())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            wrong ->
                assertThat(wrong.errors()).extracting("field").containsExactly("forWhom", "items"));
    String pack = made(Audience.POLICE, "Wiltshire Police");
    cases.as(
        HEAD,
        me -> {
          locker.lockAway(words.id(), me.actor(), "On second thoughts");
          return true;
        });
    assertThatThrownBy(() -> taken(pack)).isInstanceOf(Refused.class);
    // destroyed, its bytes are gone from the pack too; that it was made stays
    cases.as(
        HEAD,
        me -> {
          locker.endLock(
              words.id(),
              LockEnding.DESTROYED,
              "43260123456",
              me.actor(),
              cases.me("dsl@wanborough").actor());
          return true;
        });
    assertThat(pieces(pack)).isZero();
    assertThat(cases.<List<Pack>>as(HEAD, me -> packs.ofCase(me, it.reference()))).hasSize(1);
  }

  private int pieces(String pack) {
    return cases.everywhere(
        () ->
            jdbc.sql("select count(*) from evidence_pack_piece where pack_id = ?")
                .param(pack)
                .query(Integer.class)
                .single());
  }

  @Test
  @DisplayName("Whoever does not see the case finds no pack")
  void walled() {
    String pack = made(Audience.POLICE, "Wiltshire Police");
    cases.as(
        "staff1@wanborough",
        me -> {
          assertThatThrownBy(() -> packs.take(me, it.reference(), pack))
              .isInstanceOf(NoSuchThing.class);
          return true;
        });
  }
}
