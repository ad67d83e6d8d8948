package org.chalkline.walls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The table of who may ask for what: route by role by relation to the case by its state, each cell
 * with what is answered. Written as a page and read back from it.
 */
final class AccessTable {

  /** A cell: a route with its method, how whoever asks stands to the case, and their role. */
  record Cell(String route, String relation, String role) {}

  private final Map<Cell, String> cells = new LinkedHashMap<>();

  void put(Cell cell, String answer) {
    cells.put(cell, answer);
  }

  Map<Cell, String> cells() {
    return cells;
  }

  /** Every route of the application with its method, without those of sample pages of tests. */
  static Set<String> routes(Iterable<RequestMappingHandlerMapping> mappings) {
    Set<String> routes = new TreeSet<>();
    for (RequestMappingHandlerMapping mapping : mappings) {
      mapping
          .getHandlerMethods()
          .forEach(
              (info, handler) -> {
                if (Routes.ofATest(handler.getBeanType())) {
                  return;
                }
                Set<String> methods =
                    info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .collect(Collectors.toCollection(TreeSet::new));
                for (String method : methods.isEmpty() ? Set.of("GET") : methods) {
                  info.getPatternValues().forEach(route -> routes.add(method + " " + route));
                }
              });
    }
    return routes;
  }

  /** The page: a line for each route and relation, the answer of most roles first. */
  String page() {
    Map<String, Map<String, String>> lines = new TreeMap<>();
    cells.forEach(
        (cell, answer) ->
            lines
                .computeIfAbsent(
                    cell.route() + " | " + cell.relation(), it -> new LinkedHashMap<>())
                .put(cell.role(), answer));
    StringBuilder page = new StringBuilder(HEAD);
    lines.forEach(
        (line, answers) ->
            page.append("| ").append(line).append(" | ").append(told(answers)).append(" |\n"));
    return page.toString();
  }

  private static String told(Map<String, String> answers) {
    Map<String, List<String>> by = new TreeMap<>();
    answers.forEach(
        (role, answer) -> by.computeIfAbsent(answer, it -> new ArrayList<>()).add(role));
    List<Map.Entry<String, List<String>>> most = new ArrayList<>(by.entrySet());
    most.sort((a, b) -> b.getValue().size() - a.getValue().size());
    StringBuilder told = new StringBuilder(most.get(0).getKey());
    for (Map.Entry<String, List<String>> rest : most.subList(1, most.size())) {
      told.append("; ")
          .append(rest.getKey())
          .append(" for ")
          .append(rest.getValue().stream().sorted().collect(Collectors.joining(", ")));
    }
    return told.toString();
  }

  /**
   * Reads a page back.
   *
   * @param roles the roles that stand behind "most"
   */
  static AccessTable read(String page, List<String> roles) {
    AccessTable table = new AccessTable();
    for (String line : page.split("\n")) {
      String[] parts = line.split(" \\| ");
      if (!line.startsWith("| ") || parts.length != 3 || line.startsWith("| route")) {
        continue;
      }
      String route = parts[0].substring(2);
      String[] told = parts[2].replaceFirst(" \\|$", "").split("; ");
      boolean some = parts[1].endsWith("closed") || !route.startsWith("GET ");
      List<String> whose =
          parts[1].equals(NOBODY)
              ? List.of(NOBODY)
              : parts[1].equals(UNASKED) ? List.of() : some ? SOME : roles;
      whose.forEach(role -> table.put(new Cell(route, parts[1], role), told[0]));
      for (int n = 1; n < told.length; n++) {
        String[] rest = told[n].split(" for ");
        for (String role : rest[1].split(", ")) {
          table.put(new Cell(route, parts[1], role), rest[0]);
        }
      }
      if (whose.isEmpty()) {
        table.put(new Cell(route, UNASKED, NOBODY), told[0]);
      }
    }
    return table;
  }

  static final String NOBODY = "nobody";

  /**
   * Those who ask where one role is as another: who lead, who runs the installation, who has none.
   */
  static final List<String> SOME =
      List.of("headteacher", "deputy", "dsl", "chair", "administrator", "staff");

  /** A change that only a person inside may make: who may is the door's, and tested there. */
  static final String UNASKED = "the door decides";

  private static final String HEAD =
      """
      # Who may ask for what

      Measured, not written: every line is what the running application answered over HTTP. *Answered* is
      any page, file or redirect; 403 is a refusal; 404 is the answer for what does not exist, and a case that
      one may not see does not. *Inside* is shown the case by name, *no part* by nothing but what the role sees at
      its school, *outside* has a wall in between, *other school* has the same role elsewhere; *closed* is the state of
      the case, open where nothing is said. Every role of the cast has asked; where one is as another (closed
      cases, changes) six have. A change is asked for by those who may not make it; by whom it may be made is
      decided at its door.

      | route | relation to the case | answer |
      |---|---|---|
      """;
}
