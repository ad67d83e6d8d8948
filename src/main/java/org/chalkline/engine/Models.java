package org.chalkline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The shipped models: what is deployed, and the only expressions that may be evaluated (EN-2). */
@Component
public class Models {

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

  private final List<Model> models;
  private final Set<String> expressions = new HashSet<>();

  @Autowired
  Models() {
    this(Models.class.getClassLoader());
  }

  /**
   * The models of a class path.
   *
   * @throws IllegalStateException naming every file that is not, to the byte, what the build pinned
   */
  Models(ClassLoader classPath) {
    var resolver = new PathMatchingResourcePatternResolver(classPath);
    Pins.refuseChanged(resolver);
    this.models = read(resolver);
    for (Model model : models) {
      Matcher found = EXPRESSION.matcher(model.xml());
      while (found.find()) {
        expressions.add(found.group().replace("&#39;", "'").replace("&gt;", ">"));
      }
    }
  }

  /**
   * A shipped model or table.
   *
   * @param path its class path name, such as {@code processes/abuse/abuse-handling.bpmn}
   */
  public record Model(String path, String xml) {}

  /** All shipped models and tables, by path. */
  public List<Model> all() {
    return models;
  }

  /** The text of the model with this id, the file's name without its ending. */
  public String xml(String process) {
    return models.stream()
        .filter(model -> model.path().endsWith("/" + process + ".bpmn"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No model " + process))
        .xml();
  }

  /**
   * What a model says of a step, such as its {@code limit}; empty if it says nothing of it.
   *
   * @param element the element's id in the model
   */
  public Optional<String> property(String process, String element, String name) {
    Matcher step =
        Pattern.compile(
                "<bpmn:userTask id=\"" + Pattern.quote(element) + "\".*?</bpmn:userTask>",
                Pattern.DOTALL)
            .matcher(xml(process));
    if (!step.find()) {
      return Optional.empty();
    }
    Matcher said =
        Pattern.compile("<camunda:property name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
            .matcher(step.group());
    return said.find() ? Optional.of(said.group(1)) : Optional.empty();
  }

  /** Whether this expression stands in a shipped model, to the letter. */
  boolean ships(String expression) {
    return expressions.contains(expression);
  }

  private static List<Model> read(PathMatchingResourcePatternResolver resolver) {
    try {
      List<Model> found = new ArrayList<>();
      for (String ending : List.of("bpmn", "dmn")) {
        for (Resource file : resolver.getResources("classpath*:processes/*/*." + ending)) {
          String url = file.getURL().toString();
          String path = url.substring(url.lastIndexOf("processes/"));
          found.add(new Model(path, file.getContentAsString(StandardCharsets.UTF_8)));
        }
      }
      found.sort(Comparator.comparing(Model::path));
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
