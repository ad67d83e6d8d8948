package org.chalkline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.chalkline.casework.Walls;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.intake.Visitor.SentFile;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class ReportPagesTests {

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Reports reports;
  @Autowired Walls walls;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Value("${chalkline.evaluation.password}")
  String password;

  @BeforeEach
  void cleanSlate() {
    CleanSlate.make();
  }

  @Test
  @DisplayName("A whole report is made without script, and its reporter finds it again")
  void wholeReport() throws IOException {
    Visitor staff = visitor("staff1@wanborough");
    String page = staff.get("/report").body();
    assertThat(page).contains("call 999", "call 101", "Larkfield on Facebook", "Video and sound");
    assertThat(page).doesNotContain("Choose another school");
    List<String[]> fields = filled(staff.begin("/report"));
    put(fields, "account", "wanborough-facebook");
    put(fields, "place", "The summer fair album");
    put(fields, "link", "https://facebook.example/larkfield/7");
    put(fields, "behind-1-kind", "parent");
    put(fields, "behind-1-words", "a dad from Year 4");
    put(fields, "behind-1-adult", "no");
    put(fields, "behind-2-kind", "public");
    put(fields, "behind-2-words", "@larkfield_fan");
    put(fields, "danger", "true");

    HttpResponse<String> answer = staff.send("/report", fields, new SentFile("a.png", png()));

    assertThat(answer.statusCode()).isEqualTo(302);
    String path = Visitor.location(answer);
    assertThat(path).matches("/my-reports/[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}.*");
    String reference = path.substring(path.lastIndexOf('/') + 1);
    String sent = staff.get(path).body();
    assertThat(sent).contains("Report sent", reference, "call 999", "Received");
    assertThat(sent)
        .contains(
            "Larkfield on Facebook",
            "The summer fair album",
            "https://facebook.example/larkfield/7",
            "Parent or carer: a dad from Year 4",
            "Member of the public: @larkfield_fan",
            "a.png");
    assertThat(staff.get(path).body()).doesNotContain("Report sent");
    assertThat(staff.get("/my-reports").body()).contains(reference);

    HttpResponse<byte[]> file = staff.bytes(path + "/files/1");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(file.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(staff.get(path + "/files/2").statusCode()).isEqualTo(404);
    assertThat(staff.get(path + "/files/1?page=2").statusCode()).isEqualTo(404);
    assertThat(visitor("staff2@wanborough").bytes(path + "/files/1").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("Sent twice, even at once, it is one report")
  void twice() {
    Visitor staff = visitor("staff2@wanborough");
    List<String[]> fields = filled(staff.begin("/report"));
    int before = reports.mine(me("staff2@wanborough")).size();
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> staff.send("/report", fields));
    CompletableFuture<HttpResponse<String>> second =
        CompletableFuture.supplyAsync(() -> staff.send("/report", fields));
    assertThat(first.join().statusCode()).isEqualTo(302);
    assertThat(Visitor.location(second.join())).isEqualTo(Visitor.location(first.join()));
    assertThat(Visitor.location(staff.send("/report", fields)))
        .isEqualTo(Visitor.location(first.join()));
    assertThat(reports.mine(me("staff2@wanborough"))).hasSize(before + 1);
  }

  @Test
  @DisplayName("What is wrong is said beside the field, and what was typed is still there")
  void keepsWhatWasTyped() {
    Visitor staff = visitor("staff3@wanborough");
    List<String[]> fields = staff.begin("/report");
    String once = value(fields, "once");
    put(fields, "platform", "Kite board");
    put(fields, "link", "kite");
    put(fields, "said", "");
    put(fields, "postedAt-day", "31");
    put(fields, "postedAt-month", "2");
    put(fields, "postedAt-year", "2026");
    put(fields, "postedAt-time", "noonish");
    put(fields, "behind-1-kind", "staff");
    put(fields, "behind-1-adult", "no");
    put(fields, "behind-5-words", "somebody else again");
    put(fields, "quiet", "true");
    put(fields, "kinds", "threat");
    HttpResponse<String> answer =
        staff.send("/report", fields, new SentFile("a.png", new byte[] {1}));
    assertThat(answer.statusCode()).isEqualTo(400);
    String page = answer.body();
    assertThat(page)
        .contains("Enter what was said", "Enter a web address", "#postedAt", "#account")
        .contains("#behind-1-adult", "#behind-5-kind", "#aimed-1-kind")
        .contains("value=\"Kite board\"", "value=\"kite\"", "value=\"noonish\"")
        .contains("value=\"somebody else again\"")
        .contains("name=\"once\" value=\"" + once + "\"")
        .contains("Choose your files again");
    assertThat(page).containsPattern("value=\"threat\" checked");
    assertThat(page).containsPattern("id=\"quiet\"[^>]*checked");
    assertThat(reports.mine(me("staff3@wanborough"))).isEmpty();
  }

  @Test
  @DisplayName("A file of another type than it says is refused in words")
  void wrongFile() {
    Visitor staff = visitor("staff1@highters-heath");
    List<String[]> fields = filled(staff.begin("/report"));
    HttpResponse<String> answer =
        staff.send(
            "/report",
            fields,
            new SentFile("a.png", "GIF89a is no PNG".getBytes(StandardCharsets.UTF_8)),
            new SentFile("b.png", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("href=\"#files\"", "b.png", "Choose your files again: 2");
    assertThat(reports.mine(me("staff1@highters-heath"))).isEmpty();
  }

  @Test
  @DisplayName("What may be a sexual image of a child is taken in words only")
  void childImage() throws IOException {
    Visitor staff = visitor("staff2@highters-heath");
    List<String[]> fields = filled(staff.begin("/report"));
    put(fields, "childImage", "true");
    HttpResponse<String> refused = staff.send("/report", fields, new SentFile("a.png", png()));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Describe it in words only", "href=\"#files\"");
    HttpResponse<String> byKind =
        staff.send(
            "/report",
            with(with(fields, "kinds", "sexual-image"), "childImage", ""),
            new SentFile("a.png", png()));
    assertThat(byKind.statusCode()).isEqualTo(400);
    assertThat(byKind.body()).contains("href=\"#files\"");
    HttpResponse<String> taken = staff.send("/report", fields);
    assertThat(taken.statusCode()).isEqualTo(302);
    assertThat(staff.get(Visitor.location(taken)).body())
        .contains("has this report now", "call 999", "call 101")
        .contains("Internet Watch Foundation", "Report Remove");
  }

  @Test
  @DisplayName("Markup and expressions are text")
  void textIsText() {
    Visitor staff = visitor("staff1@st-marys-putney");
    String nasty =
        "<script>alert(1)</script> ${4321*8765} #{4321*8765} [[${4321*8765}]] __${4321*8765}__ \"'&";
    List<String[]> fields = filled(staff.begin("/report"));
    for (String key : List.of("said", "platform", "place", "behind-1-words", "aimed-1-words")) {
      put(fields, key, nasty);
    }
    put(fields, "behind-1-kind", "pupil");
    HttpResponse<String> again = staff.send("/report", with(fields, "link", nasty));
    assertThat(again.statusCode()).isEqualTo(400);
    HttpResponse<String> taken = staff.send("/report", fields);
    assertThat(taken.statusCode()).isEqualTo(302);
    String path = Visitor.location(taken);
    for (String page :
        List.of(again.body(), staff.get(path).body(), staff.get("/my-reports").body())) {
      assertThat(page).doesNotContain("<script>alert", String.valueOf(4321 * 8765));
      assertThat(page)
          .contains(
              "&lt;script&gt;alert(1)&lt;/script&gt; ${4321*8765} #{4321*8765} [[${4321*8765}]]");
    }
    assertThat(reports.mine(me("staff1@st-marys-putney")).get(0).details().get("said"))
        .isEqualTo(nasty);
  }

  @Test
  @DisplayName("A head may report about themself, by person and by post, and keeps their own words")
  void headAboutThemself() {
    Visitor head = visitor("headteacher@recreation");
    List<String[]> fields = filled(head.begin("/report?school=recreation"));
    Me me = me("headteacher@recreation");
    put(fields, "behind-1-kind", "staff");
    put(fields, "behind-1-adult", "yes");
    put(fields, "behind-1-person", me.id());
    put(fields, "behind-1-post", "headteacher");
    HttpResponse<String> answer = head.send("/report", fields);
    assertThat(answer.statusCode()).isEqualTo(302);
    String path = Visitor.location(answer);
    assertThat(head.get(path).body()).contains(me.person().name() + ", headteacher");
    assertThat(wallsOf(path)).contains(me.id());
  }

  @Test
  @DisplayName("A person chosen without saying that it may be an adult of the school is kept out")
  void chosenWithoutSaying() {
    Visitor staff = visitor("staff1@boroughbridge");
    List<String[]> fields = filled(staff.begin("/report?school=boroughbridge"));
    put(fields, "behind-1-kind", "unknown");
    put(fields, "behind-1-post", "headteacher");
    HttpResponse<String> taken = staff.send("/report", fields);
    assertThat(taken.statusCode()).isEqualTo(302);
    assertThat(wallsOf(Visitor.location(taken))).contains(me("headteacher@boroughbridge").id());
    HttpResponse<String> refused = staff.send("/report", with(fields, "behind-1-adult", "no"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("href=\"#behind-1-adult\"");
  }

  @Test
  @DisplayName("Who may report for several schools chooses first; another school is not offered")
  void severalSchools() {
    Visitor staff = visitor("staff1@avenue");
    String page = staff.get("/report").body();
    assertThat(page).contains("Which school does it concern?", "Chestnut Walk", "Chestnut Green");
    assertThat(page).doesNotContain("data-report", "Larkfield");
    assertThat(staff.get("/report?school=recreation").body())
        .contains("reporting for Chestnut Green Junior School")
        .contains(me("headteacher@recreation").person().name());
    assertThat(staff.get("/report?school=wanborough").statusCode()).isEqualTo(400);
    assertThat(staff.get("/report?school=nowhere").statusCode()).isEqualTo(400);
    List<String[]> fields = filled(staff.begin("/report?school=recreation"));
    assertThat(staff.send("/report", with(fields, "school", "wanborough")).statusCode())
        .isEqualTo(400);
    HttpResponse<String> taken = staff.send("/report", fields);
    assertThat(staff.get(Visitor.location(taken)).body()).contains("Chestnut Green Junior School");
  }

  @Test
  @DisplayName("Somebody else's report is the same as none")
  void foreign() {
    Visitor staff = visitor("staff2@avenue");
    Visitor other = visitor("headteacher@avenue");
    HttpResponse<String> taken =
        staff.send("/report", filled(staff.begin("/report?school=avenue")));
    HttpResponse<String> foreign = other.get(Visitor.location(taken));
    HttpResponse<String> absent = other.get("/my-reports/ABU-2222-2222-2222-2222");
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(Visitor.stable(foreign.body())).isEqualTo(Visitor.stable(absent.body()));
  }

  @Test
  @DisplayName("What was written to somebody is shown to them, also about another's report")
  void writtenTo() {
    Visitor staff = visitor("staff3@avenue");
    String path =
        Visitor.location(staff.send("/report", filled(staff.begin("/report?school=avenue"))));
    String reference = path.substring(path.lastIndexOf('/') + 1);
    word(reference, "staff3@avenue", "Thank you for <b>telling</b> us.");
    word(reference, "slt@avenue", "Somebody wrote about you. It is being dealt with.");
    assertThat(staff.get(path).body()).contains("Thank you for &lt;b&gt;telling&lt;/b&gt; us.");
    String target = visitor("slt@avenue").get("/my-reports").body();
    assertThat(target).contains("Somebody wrote about you.").doesNotContain(reference);
  }

  private void word(String reference, String person, String words) {
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status ->
                    jdbc.sql(
                            """
                            insert into case_word (id, case_id, school_id, person_id, at, words)
                            select gen_random_uuid()::text, id, school_id, :person, now(), :words
                            from case_file where reference = :reference
                            """)
                        .param("person", me(person).id())
                        .param("words", words)
                        .param("reference", reference)
                        .update()));
  }

  private List<String> wallsOf(String path) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status ->
                    walls
                        .of(
                            jdbc.sql("select id from case_file where reference = ?")
                                .param(path.substring(path.lastIndexOf('/') + 1))
                                .query(String.class)
                                .single())
                        .stream()
                        .map(Walls.Wall::person)
                        .toList()));
  }

  private Visitor visitor(String userName) {
    return Visitor.signedIn(port, userName, password);
  }

  private Me me(String userName) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  var person = people.byUserName(userName).orElseThrow();
                  return new Me(person, people.rolesOf(person.id()));
                }));
  }

  private static List<String[]> filled(List<String[]> fields) {
    put(fields, "platform", "Facebook");
    put(fields, "account", "elsewhere");
    put(fields, "said", "Something nasty about a teacher");
    put(fields, "aimed-1-kind", "staff");
    put(fields, "aimed-1-words", "A teacher of Year 4");
    put(fields, "kinds", "bullying");
    return fields;
  }

  private static List<String[]> with(List<String[]> fields, String key, String value) {
    List<String[]> copy = new ArrayList<>(fields);
    put(copy, key, value);
    return copy;
  }

  private static void put(List<String[]> fields, String key, String value) {
    fields.removeIf(field -> field[0].equals(key));
    fields.add(new String[] {key, value});
  }

  private static String value(List<String[]> fields, String key) {
    return fields.stream().filter(field -> field[0].equals(key)).findFirst().orElseThrow()[1];
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
