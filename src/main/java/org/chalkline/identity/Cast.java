package org.chalkline.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who one can be in an evaluation, school by school, for the sign-in page. */
@Component
class Cast {

  private final Schools schools;
  private final JdbcClient jdbc;

  Cast(Schools schools, JdbcClient jdbc) {
    this.schools = schools;
    this.jdbc = jdbc;
  }

  /** The cast of one school. */
  record AtSchool(String school, String drawnFrom, List<Member> members) {}

  /** One member, under the name with which they sign in at this school. */
  record Member(String userName, String name) {}

  /** Everybody, by school, in the order of the roles. */
  List<AtSchool> bySchool() {
    List<Member> all =
        jdbc.sql(
                """
                select n.user_name, p.name from person_user_name n join person p on p.id = n.person_id
                where p.enabled order by n.user_name
                """)
            .query((row, n) -> new Member(row.getString(1), row.getString(2)))
            .list();
    List<String> order = new ArrayList<>(Roles.all().keySet());
    Comparator<Member> byRole =
        Comparator.comparing(
            member -> {
              int place =
                  order.indexOf(member.userName().substring(0, member.userName().indexOf('@')));
              return place < 0 ? order.indexOf("account-lead") : place;
            });
    return schools.all().stream()
        .map(
            school ->
                new AtSchool(
                    school.name(),
                    school.drawnFrom(),
                    all.stream()
                        .filter(member -> member.userName().endsWith("@" + school.id()))
                        .sorted(byRole)
                        .toList()))
        .toList();
  }
}
