package org.chalkline.walls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.Api;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case of every kind that there is, begun as people begin it; walls know none of them. */
final class Kinds {

  /** A case, whatever its kind. */
  record Begun(String id, String reference, String school, String kind) {}

  private Kinds() {}

  /** Begins one of each at a school. */
  static List<Begun> at(String school, int port, Cases cases, JdbcClient jdbc) {
    Set<String> before = new TreeSet<>(ids(cases, jdbc));
    Api staff = new Api(port, "staff1@" + school);
    staff.reports(school);
    Map<String, Map<String, Object>> ways = new LinkedHashMap<>();
    ways.put(
        "/api/v1/worries",
        Map.of(
            "school", school, "child", "A pupil", "worry", "Bruises", "place", "", "behind", ""));
    ways.put(
        "/api/v1/breaches",
        Map.of(
            "school",
            school,
            "accused",
            "Somebody",
            "role",
            "volunteer",
            "said",
            "Words",
            "platform",
            "Facebook",
            "place",
            "A group"));
    ways.put(
        "/api/v1/near-misses",
        Map.of("school", school, "platform", "Facebook", "place", "A group", "said", "Nearly"));
    ways.put(
        "/api/v1/contact-attempts",
        Map.of(
            "school",
            school,
            "direction",
            "in",
            "other",
            "pupil",
            "otherName",
            "A pupil",
            "way",
            "message",
            "platform",
            "Facebook",
            "said",
            "Hello"));
    ways.forEach(staff::post);
    new Api(port, "headteacher@" + school)
        .post(
            "/api/v1/steps-with-parents",
            Map.of(
                "school",
                school,
                "platform",
                "Facebook",
                "said",
                "What was said",
                "kinds",
                List.of("racist")));
    List<Begun> begun = new ArrayList<>();
    for (String id : ids(cases, jdbc)) {
      if (!before.contains(id)) {
        begun.add(one(id, cases, jdbc));
      }
    }
    return begun;
  }

  private static List<String> ids(Cases cases, JdbcClient jdbc) {
    return cases.everywhere(() -> jdbc.sql("select id from case_file").query(String.class).list());
  }

  private static Begun one(String id, Cases cases, JdbcClient jdbc) {
    return cases.everywhere(
        () ->
            jdbc.sql("select id, reference, school_id, kind from case_file where id = ?")
                .param(id)
                .query(
                    (row, n) ->
                        new Begun(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .single());
  }
}
