package org.chalkline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chalkline.abuse.Cases;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.policy.EditionPublished;
import org.chalkline.policy.Policies;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Publishing an edition to 300 people at once, and what others notice of it. Prints. */
@ChalklineTest
@Tag("bench")
class PublishingBenchmarks {

  private static final String SCHOOL = "highters-heath";
  private static final int STAFF = 300;

  @Autowired BeanFactory beans;
  @Autowired People people;
  @Autowired Policies policies;
  @Autowired ApplicationEventPublisher events;
  @LocalServerPort int port;

  @Test
  void threeHundredAtOnce() {
    CleanSlate.make();
    Cases cases = new Cases(beans);
    cases.timeIs("2026-09-14T08:00:00Z");
    cases.everywhere(() -> staff());
    Api head = new Api(port, "headteacher@" + SCHOOL);
    List<Double> calm = requests(head, 20, null);
    String edition = policies.inForce(SCHOOL, LocalDate.of(2026, 9, 14)).edition();

    long began = System.nanoTime();
    cases.everywhere(
        () -> {
          events.publishEvent(
              new EditionPublished(SCHOOL, edition, cases.me("headteacher@" + SCHOOL).id()));
          return true;
        });
    double published = millisSince(began);
    CompletableFuture<Double> asking =
        CompletableFuture.supplyAsync(
            () -> {
              long start = System.nanoTime();
              cases.timePassesTo("2026-09-14T08:00:00Z");
              return millisSince(start);
            });
    List<Double> meanwhile = requests(head, 10_000, asking);
    double asked = asking.orTimeout(5, TimeUnit.MINUTES).join();

    int concerned =
        head.get("/api/v1/schools/" + SCHOOL + "/reading").json().path("unread").asInt();
    assertThat(concerned).isGreaterThan(STAFF);
    print("publishing itself, %d people: %.0f ms", concerned, published);
    print("all tasks there after %.1f s", asked / 1000);
    print("a page of tasks, calm: median %.0f ms, worst %.0f ms", median(calm), worst(calm));
    print(
        "a page of tasks meanwhile (%d of them): median %.0f ms, worst %.0f ms",
        meanwhile.size(), median(meanwhile), worst(meanwhile));
    long roll = System.nanoTime();
    head.get("/api/v1/schools/" + SCHOOL + "/reading");
    print("the roll: %.0f ms", millisSince(roll));
    CleanSlate.make();
  }

  private boolean staff() {
    for (int n = 0; n < STAFF; n++) {
      String name = "bench" + n + "@" + SCHOOL;
      Person person =
          new Person(
              UUID.randomUUID().toString(),
              name,
              "Bench Number" + n,
              "Bench",
              "Number" + n,
              List.of(),
              List.of(),
              "bench" + n + "@example.org");
      people.add(person, List.of(name), null);
      people.give(person.id(), new RoleAt("staff", SCHOOL), LocalDate.of(2026, 1, 1));
    }
    return true;
  }

  /** Asks for pages of tasks, at most so many, until the other work is done. */
  private static List<Double> requests(Api api, int most, CompletableFuture<?> until) {
    List<Double> times = new ArrayList<>();
    while (times.size() < most && (until == null || !until.isDone())) {
      long start = System.nanoTime();
      assertThat(api.get("/api/v1/tasks").status()).isEqualTo(200);
      times.add(millisSince(start));
    }
    return times;
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static double worst(List<Double> times) {
    return Collections.max(times);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.UK, format, values));
  }
}
