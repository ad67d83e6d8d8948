package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is locked away is given to nobody, on no route, whoever asks (IN-4). */
@ChalklineTest
class LockedAwayTests {

  private static final String SCHOOL = "highters-heath";
  private static final String SAID = "Words that nobody may read again";
  private static final List<String> ROLES =
      List.of("headteacher", "dsl", "deputy-dsl", "chair", "staff1", "dpo", "administrator");

  @Autowired BeanFactory beans;
  @LocalServerPort int port;
  private Cases cases;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T10:00:00Z");
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName("Locked away: 0 bytes to any role on every route, the one who locked it included")
  void nothingToAnybody() throws IOException {
    byte[] picture = picture();
    String reference =
        cases.aReport(SCHOOL).touchingAChild().reportedBy("staff1@" + SCHOOL).reference();
    Api head = new Api(port, "headteacher@" + SCHOOL);
    List<String> items = new ArrayList<>();
    head.post(
            "/api/v1/cases/" + reference + "/evidence",
            Map.of("words", "As it was"),
            List.of(
                new Api.File("files", "said.txt", SAID.getBytes(StandardCharsets.UTF_8)),
                new Api.File("files", "seen.png", picture)),
            UUID.randomUUID().toString())
        .json()
        .path("evidence")
        .forEach(item -> items.add(item.path("id").asText()));
    assertThat(items).hasSize(2);
    Map<String, Caller> callers = new LinkedHashMap<>();
    ROLES.forEach(role -> callers.put(role, new Caller(port, role + "@" + SCHOOL)));
    Caller lead = callers.get("headteacher");
    String here = "/cases/" + reference + "/evidence/";
    assertThat(lead.get(here + items.get(0) + "/view/1").body()).contains(SAID);
    String shown = lead.get(here + items.get(1) + "/view/1").body();
    assertThat(shown).startsWith("\u0089PNG");

    for (String item : items) {
      Answered page = lead.get(here + item + "/lock-away");
      assertThat(page.status()).isEqualTo(200);
      lead.postPage(
          here + item + "/lock-away",
          Map.of("once", UUID.randomUUID().toString(), "words", "It may be unlawful"));
    }

    String original = new String(picture, StandardCharsets.ISO_8859_1);
    List<String> secrets = List.of(SAID, middle(original), middle(shown));
    SoftAssertions softly = new SoftAssertions();
    callers.forEach(
        (role, caller) -> {
          for (String item : items) {
            for (String route : Routes.OF_A_CASE) {
              String path =
                  route
                      .replace("{reference}", reference)
                      .replace("{item}", item)
                      .replace("{page}", "1")
                      .replace("{number}", "1")
                      .replaceAll("\\{id}", route.contains("/evidence/") ? item : "nothing")
                      .replaceAll("\\{[a-z]+}", "nothing");
              Answered answer = caller.get(path);
              softly.assertThat(secrets).as(role + " " + path).noneMatch(answer.body()::contains);
            }
            Answered taken = caller.postPage(here + item + "/original", Map.of());
            softly.assertThat(secrets).as(role + " original").noneMatch(taken.body()::contains);
          }
        });
    softly.assertAll();
    String seen = callers.get("dsl").get("/cases/" + reference).body();
    assertThat(seen).contains("It may be unlawful", "See what was locked away and why");
  }

  /** Bytes from the middle, of which one is in no other file. */
  private static String middle(String bytes) {
    return bytes.substring(bytes.length() / 2, bytes.length() / 2 + 24);
  }

  private static byte[] picture() throws IOException {
    BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = picture.createGraphics();
    for (int n = 0; n < 200; n++) {
      drawing.setColor(new Color((n * 7919) % 255, (n * 104729) % 255, (n * 31) % 255));
      drawing.drawLine(0, n, 199, (n * 37) % 200);
    }
    drawing.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
