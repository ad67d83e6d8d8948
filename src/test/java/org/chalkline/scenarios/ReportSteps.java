package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.WrittenWords;
import org.chalkline.identity.Schools;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.Reports;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.jspecify.annotations.Nullable;

/** Reporting, and what a reporter sees of it later. */
public class ReportSteps {

  private static final Set<String> OUTSIDERS = Set.of("parent", "pupil", "public");

  private final World world;
  private final Reports reports;
  private final WrittenWords writtenWords;
  private final SchoolAccounts accounts;
  private final Policies policies;
  private final Schools schools;

  public ReportSteps(
      World world,
      Reports reports,
      WrittenWords writtenWords,
      SchoolAccounts accounts,
      Policies policies,
      Schools schools) {
    this.world = world;
    this.reports = reports;
    this.writtenWords = writtenWords;
    this.accounts = accounts;
    this.policies = policies;
    this.schools = schools;
  }

  @Given("{person} shares the surname of {person}")
  public void sharesTheSurname(Who one, Who other) {
    assertThat(world.person(one).id()).isNotEqualTo(world.person(other).id());
    assertThat(world.fact("surname", one)).isEqualTo(world.fact("surname", other));
  }

  @Given("{person} is also {person}")
  public void isAlso(Who one, Who other) {
    assertThat(world.person(one).id()).isEqualTo(world.person(other).id());
  }

  @When("{person} reports:")
  public void reports(Who reporter, DataTable table) {
    MakeReport report = read(new Sheet(table, world));
    world.reported(reports.report(world.me(reporter), report, World.key()));
  }

  @When("{person} tries to report:")
  public void triesToReport(Who reporter, DataTable table) {
    MakeReport report = read(new Sheet(table, world));
    world.tries(() -> reports.report(world.me(reporter), report, World.key()));
  }

  @Given("this case is called {string}")
  public void isCalled(String name) {
    world.call(name);
  }

  @Given("we turn to {string}")
  public void turnTo(String name) {
    world.turnTo(name);
  }

  @Then("{person} sees that the report is {string}")
  public void seesWhereItStands(Who reporter, String words) {
    assertThat(reports.mine(world.me(reporter), world.reference()).standing())
        .isEqualTo(words.replace(' ', '-'));
  }

  @Then("{person} reads in answer to the report {string}")
  public void readsInAnswer(Who reporter, String words) {
    assertThat(reports.mine(world.me(reporter), world.reference()).words())
        .extracting(WrittenWords.Word::words)
        .contains(world.filled(words));
  }

  @Then("{person} has been written to, saying {string}")
  public void hasBeenWrittenTo(Who person, String words) {
    assertThat(writtenWords.wordsTo(world.person(person).id()))
        .extracting(WrittenWords.Word::words)
        .contains(world.filled(words));
  }

  @Then("{person} has not been written to")
  public void hasNotBeenWrittenTo(Who person) {
    assertThat(writtenWords.wordsTo(world.person(person).id())).isEmpty();
  }

  @Then("{person} cannot look at the report of {person}")
  public void cannotLookAtTheReportOf(Who person, Who reporter) {
    assertThat(reports.mine(world.me(reporter)))
        .anyMatch(it -> it.reference().equals(world.reference()));
    assertThat(reports.mine(world.me(person)))
        .noneMatch(it -> it.reference().equals(world.reference()));
  }

  private MakeReport read(Sheet sheet) {
    String school = sheet.take("school", world.school());
    List<Suspect> behind = behind(sheet);
    MakeReport report =
        new MakeReport(
            school,
            sheet.take("platform", "Facebook"),
            account(school, sheet.take("account", "none")).orElse(null),
            sheet.take("place", ""),
            blank(sheet.take("link", "")),
            sheet.take("said", "What was said, in the reporter's words"),
            moment(sheet.take("posted", "")),
            moment(sheet.take("seen", "")),
            behind,
            aimedAt(sheet.take("aimed at", "staff")),
            kinds(school, sheet.list("kinds", "offensive")),
            sheet.yes("danger", false),
            sheet.yes("touches a child", false),
            sheet.yes("may be a sexual image of a child", false),
            sheet.yes("tell the line manager", true),
            screenshots(Integer.parseInt(sheet.take("screenshots", "0"))));
    sheet.allTaken();
    return report;
  }

  private List<Suspect> behind(Sheet sheet) {
    String written = sheet.take("behind", "");
    String mayBeAdult = sheet.take("may be an adult of the school", "");
    String post = blank(sheet.take("behind post", ""));
    String person = blank(sheet.take("behind person", ""));
    String personId = person == null ? null : world.person(Who.read(person)).id();
    if (written.isEmpty() && post == null && personId == null) {
      return List.of();
    }
    List<Suspect> all = new ArrayList<>();
    for (String one : Sheet.split(written.isEmpty() ? "unknown" : written, ";")) {
      String[] kindAndWords = one.split(":", 2);
      String kind = kindAndWords[0].strip();
      all.add(
          new Suspect(
              kind,
              kindAndWords.length > 1 ? kindAndWords[1].strip() : "",
              all.isEmpty() ? personId : null,
              all.isEmpty() ? post : null,
              adult(mayBeAdult, kind, post != null || personId != null)));
    }
    return all;
  }

  private static String adult(String given, String kind, boolean chosen) {
    if (!given.isEmpty()) {
      return given.equals("not known") ? "unknown" : given;
    }
    if (chosen) {
      return "yes";
    }
    return OUTSIDERS.contains(kind) ? "no" : kind.equals("unknown") ? "unknown" : "yes";
  }

  private List<Target> aimedAt(String written) {
    return Sheet.split(written, ";").stream()
        .map(
            one -> {
              String[] kindAndWords = one.split(":", 2);
              String kind = kindAndWords[0].strip();
              if (Set.of("staff", "governor", "pupil", "parent", "school", "other")
                  .contains(kind)) {
                return new Target(
                    kind, kindAndWords.length > 1 ? kindAndWords[1].strip() : "", null);
              }
              return new Target("staff", "", world.person(Who.read(one)).id());
            })
        .toList();
  }

  private Optional<String> account(String school, String written) {
    if (written.equals("none")) {
      return Optional.empty();
    }
    return Optional.of(
        world.look(
            () ->
                accounts.at(school).stream()
                    .filter(
                        it ->
                            it.platform().equalsIgnoreCase(written)
                                || it.name().equalsIgnoreCase(written)
                                || it.id().equals(written))
                    .findFirst()
                    .orElseThrow(
                        () -> new IllegalArgumentException("The school has no account " + written))
                    .id()));
  }

  private List<String> kinds(String school, List<String> written) {
    List<Kind> known =
        world.look(
            () ->
                policies
                    .inForce(
                        schools.get(school).policyId(),
                        world.clock.instant().atZone(British.LONDON).toLocalDate())
                    .kinds());
    return written.stream()
        .map(
            one ->
                known.stream()
                    .filter(kind -> kind.code().equals(one) || kind.label().equalsIgnoreCase(one))
                    .map(Kind::code)
                    .findFirst()
                    .orElse(one))
        .toList();
  }

  private static @Nullable Instant moment(String written) {
    return written.isEmpty() ? null : British.moment(written);
  }

  private static @Nullable String blank(String written) {
    return written.isEmpty() ? null : written;
  }

  private static List<MakeReport.GivenFile> screenshots(int many) {
    List<MakeReport.GivenFile> files = new ArrayList<>();
    for (int n = 1; n <= many; n++) {
      files.add(new MakeReport.GivenFile("screenshot-" + n + ".png", picture(n)));
    }
    return files;
  }

  private static byte[] picture(int shade) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, shade);
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
