package org.chalkline.walls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the application, with what to ask there. A route that is not here fails the
 * test.
 */
final class Routes {

  /** Addresses without an id of a case: as before the case existed. */
  static final Map<String, List<String>> PLAIN = new LinkedHashMap<>();

  /** Addresses with ids of a case, written {reference} and so on: as for ids that nobody has. */
  static final Set<String> OF_A_CASE =
      Set.of(
          "/cases/{reference}",
          "/cases/{reference}/diagram/{process}.bpmn",
          "/cases/{reference}/{action}",
          "/cases/{reference}/notes/{note}/correct",
          "/cases/{reference}/evidence/{item}/lock-away",
          "/cases/{reference}/evidence",
          "/cases/{reference}/evidence/{item}/view/{page}",
          "/cases/{reference}/evidence/{item}/original",
          "/outside/{reference}",
          "/tasks/{id}",
          "/tasks/{id}/{action}",
          "/my-reports/{reference}",
          "/my-reports/{reference}/files/{number}",
          "/api/v1/cases/{reference}",
          "/api/v1/cases/{reference}/timeline",
          "/api/v1/cases/{reference}/way",
          "/api/v1/cases/{reference}/evidence",
          "/api/v1/cases/{reference}/evidence/{item}/pages/{page}",
          "/api/v1/cases/{reference}/evidence/{item}/original",
          "/api/v1/tasks/{id}",
          "/api/v1/tasks/{id}/people",
          "/api/v1/reports/{reference}");

  /**
   * The evaluation's own look at everybody's mail, which carries no case; there is none in live
   * mode.
   */
  static final Set<String> OF_THE_EVALUATION =
      Set.of("/evaluation/outbox", "/api/v1/evaluation/outbox");

  static {
    plain("/", "/");
    plain(
        "/tasks",
        "/tasks",
        "/tasks?holding=free",
        "/tasks?holding=mine",
        "/tasks?severity=not-triaged",
        "/tasks?order=severity",
        "/tasks?late=true");
    plain(
        "/cases",
        "/cases",
        "/cases?q=offensive",
        "/cases?q=facebook",
        "/cases?q=ABU",
        "/cases?state=open");
    plain("/report", "/report");
    plain("/report/{school}", "/report/SCHOOL");
    plain("/my-reports", "/my-reports");
    plain("/accounts", "/accounts");
    plain("/policy/clauses/{id}", "/policy/clauses/HH-26", "/policy/clauses/HH-19");
    plain("/sign-in", "/sign-in");
    plain("/sign-in/code", "/sign-in/code");
    plain("/sign-out", "/sign-out");
    plain("/first-administrator", "/first-administrator");
    plain("/invitation", "/invitation");
    plain("/administration", "/administration");
    plain("/administration/schools/{school}", "/administration/schools/SCHOOL");
    plain(
        "/administration/schools/{school}/people/{id}", "/administration/schools/SCHOOL/people/x");
    plain("/administration/address", "/administration/address");
    plain("/my-account", "/my-account");
    plain("/my-account/app", "/my-account/app");
    plain("/my-account/password", "/my-account/password");
    plain("/account-requests", "/account-requests");
    plain("/account-requests/{school}", "/account-requests/SCHOOL");
    plain("/account-requests/{school}/new-person", "/account-requests/SCHOOL/new-person");
    plain("/account-requests/{school}/new-role", "/account-requests/SCHOOL/new-role");
    plain("/account-requests/{school}/{id}", "/account-requests/SCHOOL/x");
    plain("/stand-ins", "/stand-ins");
    plain("/stand-ins/{school}", "/stand-ins/SCHOOL");
    plain("/stand-ins/{school}/new", "/stand-ins/SCHOOL/new");
    plain("/history", "/history");
    plain("/evaluation/clock", "/evaluation/clock");
    plain("/error", "/error");
    plain("/api/v1/evaluation/clock", "/api/v1/evaluation/clock");
    plain("/api/v1/history/verification", "/api/v1/history/verification");
    plain(
        "/api/v1/cases",
        "/api/v1/cases",
        "/api/v1/cases?q=offensive",
        "/api/v1/cases?state=open&limit=2",
        "/api/v1/cases?q=ABU");
    plain(
        "/api/v1/tasks",
        "/api/v1/tasks",
        "/api/v1/tasks?limit=1",
        "/api/v1/tasks?holding=free",
        "/api/v1/tasks?holding=mine",
        "/api/v1/tasks?severity=not-triaged",
        "/api/v1/tasks?school=SCHOOL",
        "/api/v1/tasks?process=abuse-handling",
        "/api/v1/tasks?order=severity");
    plain("/api/v1/reports", "/api/v1/reports");
    plain("/api/v1/me", "/api/v1/me");
    plain("/api/v1/schools", "/api/v1/schools");
    plain("/api/v1/processes/{process}", "/api/v1/processes/abuse-handling");
    plain("/api/v1/history/checkpoint", "/api/v1/history/checkpoint");
    plain("/browse", "/browse");
    plain("/api/browse", "/api/browse");
    plain("/api/openapi.json.yaml", "/api/openapi.json.yaml");
    plain("/api/openapi.json", "/api/openapi.json");
    plain("/api/openapi.json/swagger-config", "/api/openapi.json/swagger-config");
  }

  private Routes() {}

  private static void plain(String route, String... paths) {
    PLAIN.put(route, List.of(paths));
  }

  /** Every route that answers GET. */
  static Set<String> got(Iterable<RequestMappingHandlerMapping> mappings) {
    Set<String> routes = new TreeSet<>();
    for (RequestMappingHandlerMapping mapping : mappings) {
      mapping
          .getHandlerMethods()
          .forEach(
              (info, handler) -> {
                if (ofATest(handler.getBeanType())) {
                  return;
                }
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                  routes.addAll(info.getPatternValues());
                }
              });
    }
    return routes;
  }

  /** Sample pages of other tests run in the same application. */
  private static boolean ofATest(Class<?> controller) {
    return controller
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath()
        .endsWith("/test-classes/");
  }

  static List<String> plain(String school) {
    List<String> paths = new ArrayList<>();
    PLAIN.values().forEach(some -> some.forEach(path -> paths.add(path.replace("SCHOOL", school))));
    return paths;
  }
}
