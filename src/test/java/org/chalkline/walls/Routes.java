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
          "/cases/{reference}/chronology",
          "/cases/{reference}/chronology.pdf",
          "/api/v1/cases/{reference}/chronology",
          "/api/v1/cases/{reference}/chronology/pdf",
          "/cases/{reference}/transfer",
          "/cases/{reference}/transfers/{transfer}",
          "/api/v1/cases/{reference}/transfers",
          "/api/v1/cases/{reference}/transfers/{id}",
          "/worried/{reference}",
          "/api/v1/worries/{reference}",
          "/cases/{reference}/diagram/{process}.bpmn",
          "/cases/{reference}/{action}",
          "/cases/{reference}/notes/{note}/correct",
          "/cases/{reference}/evidence/{item}/lock-away",
          "/cases/{reference}/evidence",
          "/cases/{reference}/links",
          "/cases/{reference}/evidence/{item}/view/{page}",
          "/cases/{reference}/evidence/{item}/original",
          "/history/cases/{reference}",
          "/api/v1/history/cases/{reference}",
          "/cases/{reference}/who-sees",
          "/api/v1/cases/{reference}/access",
          "/cases/{reference}/pack",
          "/cases/{reference}/packs/{pack}",
          "/cases/{reference}/meetings/{meeting}/calendar",
          "/api/v1/cases/{reference}/meetings",
          "/api/v1/cases/{reference}/meetings/{meeting}/calendar",
          "/api/v1/cases/{reference}/outside-contacts",
          "/api/v1/cases/{reference}/duties",
          "/api/v1/cases/{reference}/data-breaches",
          "/api/v1/cases/{reference}/packs",
          "/api/v1/cases/{reference}/packs/{pack}",
          "/outside/{reference}",
          "/tasks/{id}",
          "/tasks/{id}/{action}",
          "/my-reading/{id}",
          "/training/courses/{id}",
          "/my-reports/{reference}",
          "/my-reports/{reference}/files/{number}",
          "/my-reports/{reference}/files/{number}/lock-away",
          "/api/v1/cases/{reference}",
          "/cases/{reference}/letters/{number}",
          "/cases/{reference}/letters/{number}/letter.pdf",
          "/letters/tasks/{id}",
          "/api/v1/cases/{reference}/letters",
          "/api/v1/cases/{reference}/letters/{number}",
          "/api/v1/cases/{reference}/letters/{number}/pdf",
          "/api/v1/cases/{reference}/timeline",
          "/api/v1/cases/{reference}/way",
          "/api/v1/cases/{reference}/evidence",
          "/api/v1/cases/{reference}/links",
          "/api/v1/cases/{reference}/parent-answers",
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
    plain("/school", "/school");
    plain("/data-breaches", "/data-breaches");
    plain("/report-a-breach", "/report-a-breach");
    plain("/report-a-breach/sent", "/report-a-breach/sent");
    plain("/breaches", "/breaches");
    plain("/low-level-concerns", "/low-level-concerns");
    plain("/my-statements", "/my-statements");
    plain("/my-statements/{id}", "/my-statements/x");
    plain("/api/v1/breaches", "/api/v1/breaches");
    plain("/api/v1/low-level-concerns", "/api/v1/low-level-concerns");
    plain("/api/v1/my-statements", "/api/v1/my-statements");
    plain("/api/v1/data-breaches", "/api/v1/data-breaches");
    plain("/worried", "/worried");
    plain("/safeguarding", "/safeguarding");
    plain("/package-check", "/package-check");
    plain("/api/v1/worries", "/api/v1/worries");
    plain("/api/v1/safeguarding/inbox", "/api/v1/safeguarding/inbox");
    plain("/cases/begin-steps-directly", "/cases/begin-steps-directly");
    plain("/contact", "/contact");
    plain("/contact/report", "/contact/report");
    plain("/contact/exceptions", "/contact/exceptions");
    plain("/contact/exceptions/ask", "/contact/exceptions/ask");
    plain("/contact/former-pupil", "/contact/former-pupil");
    plain("/contact/former-pupil/{school}", "/contact/former-pupil/SCHOOL");
    plain("/near-misses", "/near-misses");
    plain("/near-misses/report", "/near-misses/report");
    plain("/near-misses/code", "/near-misses/code");
    plain("/near-misses/patterns/{school}", "/near-misses/patterns/SCHOOL");
    plain("/api/v1/contact-exceptions/mine", "/api/v1/contact-exceptions/mine");
    plain("/api/v1/near-misses/mine", "/api/v1/near-misses/mine");
    plain(
        "/api/v1/schools/{school}/near-misses/report", "/api/v1/schools/SCHOOL/near-misses/report");
    plain("/break-glass", "/break-glass");
    plain("/break-glass/asked", "/break-glass/asked");
    plain("/my-reading", "/my-reading");
    plain("/m/letter", "/m/letter");
    plain("/m/letter/letter.pdf", "/m/letter/letter.pdf");
    plain("/letters/templates", "/letters/templates");
    plain("/letters/templates/{school}/{kind}", "/letters/templates/SCHOOL/warning");
    plain(
        "/letters/templates/{school}/{kind}/example.pdf",
        "/letters/templates/SCHOOL/warning/example.pdf");
    plain("/letters/templates/{school}/lines/{name}", "/letters/templates/SCHOOL/lines/new");
    plain("/api/v1/schools/{school}/letter-templates", "/api/v1/schools/SCHOOL/letter-templates");
    plain(
        "/api/v1/schools/{school}/letter-templates/{kind}",
        "/api/v1/schools/SCHOOL/letter-templates/warning");
    plain(
        "/api/v1/schools/{school}/letter-templates/{kind}/preview",
        "/api/v1/schools/SCHOOL/letter-templates/warning/preview");
    plain(
        "/api/v1/schools/{school}/letter-templates/{kind}/preview/pdf",
        "/api/v1/schools/SCHOOL/letter-templates/warning/preview/pdf");
    plain("/api/v1/schools/{school}/letter-lines", "/api/v1/schools/SCHOOL/letter-lines");
    plain("/reading", "/reading?school=SCHOOL", "/reading?school=SCHOOL&show=late");
    plain("/reading/list.csv", "/reading/list.csv?school=SCHOOL");
    plain("/training", "/training?school=SCHOOL", "/training?school=SCHOOL&lacking=true");
    plain("/training/list.csv", "/training/list.csv?school=SCHOOL");
    plain("/training/courses", "/training/courses?school=SCHOOL");
    plain("/training/done", "/training/done?school=SCHOOL");
    plain("/training/import", "/training/import?school=SCHOOL");
    plain("/api/v1/reading/mine", "/api/v1/reading/mine");
    plain("/api/v1/training/mine", "/api/v1/training/mine");
    plain("/api/v1/schools/{school}/reading", "/api/v1/schools/SCHOOL/reading");
    plain("/api/v1/schools/{school}/training", "/api/v1/schools/SCHOOL/training");
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
    plain("/policy", "/policy", "/policy?school=SCHOOL&state=WAITING");
    plain("/policy/settings", "/policy/settings?school=SCHOOL");
    plain("/policy/defaults", "/policy/defaults");
    plain("/policy/rules", "/policy/rules");
    plain("/policy/rules/{table}", "/policy/rules/abuse-triage");
    plain("/policy/models/{process}", "/policy/models/abuse-routes");
    plain("/policy/models/{process}.bpmn", "/policy/models/abuse-routes.bpmn");
    plain("/api/v1/schools/{school}/policy", "/api/v1/schools/SCHOOL/policy");
    plain("/api/v1/schools/{school}/policy/settings", "/api/v1/schools/SCHOOL/policy/settings");
    plain(
        "/api/v1/schools/{school}/policy/rules/{table}",
        "/api/v1/schools/SCHOOL/policy/rules/abuse-triage");
    plain("/calendar", "/calendar");
    plain("/calendar/{school}", "/calendar/SCHOOL");
    plain(
        "/calendar/{school}/change/{what}",
        "/calendar/SCHOOL/change/hours",
        "/calendar/SCHOOL/change/term",
        "/calendar/SCHOOL/change/inset",
        "/calendar/SCHOOL/change/closure");
    plain("/calendar/{school}/import", "/calendar/SCHOOL/import");
    plain("/calendar/{school}/rota", "/calendar/SCHOOL/rota");
    plain("/calendar/{school}/changes/{id}", "/calendar/SCHOOL/changes/x");
    plain("/bank-holidays", "/bank-holidays");
    plain("/bank-holidays/changes/{id}", "/bank-holidays/changes/x");
    plain("/policy/clauses/{id}", "/policy/clauses/HH-26", "/policy/clauses/HH-19");
    plain("/policy/versions", "/policy/versions");
    plain("/policy/versions/{id}", "/policy/versions/highters-heath");
    plain(
        "/policy/versions/{id}/against/{other}", "/policy/versions/highters-heath/against/nothing");
    plain("/policy/versions/{id}/groups/{group}", "/policy/versions/highters-heath/groups/abuse");
    plain("/policy/versions/{id}/questions/{key}", "/policy/versions/x/questions/review.cycle");
    plain("/policy/versions/{id}/kinds", "/policy/versions/x/kinds");
    plain("/policy/versions/{id}/frame", "/policy/versions/x/frame");
    plain("/policy/versions/{id}/withdraw", "/policy/versions/x/withdraw");
    plain("/sign-in", "/sign-in");
    plain("/sign-in/code", "/sign-in/code");
    plain("/sign-out", "/sign-out");
    plain("/first-administrator", "/first-administrator");
    plain("/invitation", "/invitation");
    plain("/m/{token}", "/m/x");
    plain("/m/ended", "/m/ended");
    plain("/m/left", "/m/left");
    plain("/m/answer", "/m/answer");
    plain("/m/answer/letter", "/m/answer/letter");
    plain("/m/answer/letter.pdf", "/m/answer/letter.pdf");
    plain("/m/answer/meeting.ics", "/m/answer/meeting.ics");
    plain("/m/answer/evidence/{item}/{page}", "/m/answer/evidence/x/1");
    plain("/m/answer/tell", "/m/answer/tell");
    plain("/m/answer/sent", "/m/answer/sent");
    plain("/administration", "/administration");
    plain("/administration/schools/{school}", "/administration/schools/SCHOOL");
    plain(
        "/administration/schools/{school}/people/{id}", "/administration/schools/SCHOOL/people/x");
    plain("/set-up", "/set-up");
    plain("/set-up/{school}", "/set-up/SCHOOL");
    plain("/set-up/{school}/details", "/set-up/SCHOOL/details");
    plain("/set-up/{school}/contacts/{kind}", "/set-up/SCHOOL/contacts/lado");
    plain("/set-up/{school}/letterhead", "/set-up/SCHOOL/letterhead");
    plain("/set-up/{school}/letterhead/logo.png", "/set-up/SCHOOL/letterhead/logo.png");
    plain("/set-up/{school}/people", "/set-up/SCHOOL/people");
    plain("/set-up/{school}/people/template.csv", "/set-up/SCHOOL/people/template.csv");
    plain("/set-up/{school}/alerts", "/set-up/SCHOOL/alerts");
    plain("/alerts", "/alerts");
    plain("/api/v1/schools/{school}/set-up", "/api/v1/schools/SCHOOL/set-up");
    plain("/api/v1/schools/{school}/letterhead", "/api/v1/schools/SCHOOL/letterhead");
    plain("/api/v1/schools/{school}/letterhead/logo", "/api/v1/schools/SCHOOL/letterhead/logo");
    plain("/api/v1/schools/{school}/alerts", "/api/v1/schools/SCHOOL/alerts");
    plain("/api/v1/alerts", "/api/v1/alerts");
    plain("/administration/address", "/administration/address");
    plain("/administration/incidents", "/administration/incidents");
    plain("/api/v1/incidents", "/api/v1/incidents");
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
    plain("/history/cases", "/history/cases");
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
    plain("/api/v1/policy-versions", "/api/v1/policy-versions");
    plain("/api/v1/policy-versions/{id}", "/api/v1/policy-versions/highters-heath");
    plain(
        "/api/v1/policy-versions/{id}/against/{other}",
        "/api/v1/policy-versions/highters-heath/against/nothing");
    plain("/api/v1/me", "/api/v1/me");
    plain("/api/v1/schools", "/api/v1/schools");
    plain("/api/v1/schools/{school}/people", "/api/v1/schools/SCHOOL/people");
    plain("/api/v1/schools/{school}/account-requests", "/api/v1/schools/SCHOOL/account-requests");
    plain("/api/v1/schools/{school}/stand-ins", "/api/v1/schools/SCHOOL/stand-ins");
    plain("/api/v1/installation/address", "/api/v1/installation/address");
    plain("/api/v1/schools/{school}/calendar", "/api/v1/schools/SCHOOL/calendar");
    plain(
        "/api/v1/schools/{school}/calendar/days",
        "/api/v1/schools/SCHOOL/calendar/days?first=2026-09-01&last=2026-10-31");
    plain(
        "/api/v1/schools/{school}/calendar/changes/{id}",
        "/api/v1/schools/SCHOOL/calendar/changes/x");
    plain("/api/v1/schools/{school}/rota", "/api/v1/schools/SCHOOL/rota");
    plain("/api/v1/bank-holidays", "/api/v1/bank-holidays");
    plain("/api/v1/bank-holidays/changes/{id}", "/api/v1/bank-holidays/changes/x");
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
  static boolean ofATest(Class<?> controller) {
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
