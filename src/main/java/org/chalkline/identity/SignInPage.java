package org.chalkline.identity;

import java.util.List;
import java.util.stream.Collectors;
import org.chalkline.installation.Installation;
import org.chalkline.installation.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; in evaluation mode it shows the cast and the one password. */
@Controller
class SignInPage {

  private final Installation installation;
  private final Schools schools;
  private final JdbcClient jdbc;
  private final String password;

  SignInPage(
      Installation installation,
      Schools schools,
      JdbcClient jdbc,
      @Value("${chalkline.evaluation.password}") String password) {
    this.installation = installation;
    this.schools = schools;
    this.jdbc = jdbc;
    this.password = password;
  }

  /** The cast of one school. */
  public record Cast(String school, String drawnFrom, List<Member> members) {}

  /** One member of the cast. */
  public record Member(String userName, String name) {}

  @GetMapping("/sign-in")
  @Transactional(readOnly = true)
  public String page(
      Model model,
      @org.springframework.web.bind.annotation.RequestParam(required = false) String wrong) {
    if (wrong != null) {
      model.addAttribute(
          "errors",
          List.of(
              new org.chalkline.web.FieldError(
                  "username", "The user name or the password is not right")));
    }
    if (installation.evaluation()) {
      model.addAttribute("password", password);
      model.addAttribute("casts", Scope.everywhere(this::casts));
    }
    return "identity/sign-in";
  }

  private List<Cast> casts() {
    List<Member> all =
        jdbc.sql(
                """
                select u.user_name, p.name from person_user_name u join person p on p.id = u.person_id
                order by u.user_name
                """)
            .query((row, n) -> new Member(row.getString(1), row.getString(2)))
            .list();
    return schools.all().stream()
        .map(
            school ->
                new Cast(
                    school.name(),
                    school.drawnFrom(),
                    all.stream()
                        .filter(member -> member.userName().endsWith("@" + school.id()))
                        .collect(Collectors.toList())))
        .toList();
  }
}
