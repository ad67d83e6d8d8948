package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A second click does nothing twice: every form that posts carries a key of its own, and what it
 * posts to takes the key.
 */
class OnceKeyTests {

  /** Forms without a key, by the address they post to, and why a second time does no harm. */
  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("/sign-in", "stores nothing: begins a session"),
          Map.entry("/sign-in/code", "a code counts once"),
          Map.entry("/sign-in/again", "stores nothing: carries on what has its own key"),
          Map.entry("/sign-in/stay", "stores nothing"),
          Map.entry("/sign-out", "a session ends once"),
          Map.entry("/first-administrator", "a link counts once"),
          Map.entry("/invitation", "a link counts once"),
          Map.entry("/m/{token}", "stores nothing: a code opens the link, however often"),
          Map.entry("/m/leave", "a visit ends once"),
          Map.entry("/my-account/app", "a code counts once"),
          Map.entry("/my-account/password", "the same password again is the same"),
          Map.entry("/my-account/passkeys", "what the device was asked counts once"),
          Map.entry("/my-account/recovery-codes", "the codes shown last are the ones that count"),
          // The list of people at the set-up, which posts to its own page.
          Map.entry("${action}", "stores nothing: shows what would come of a list"),
          Map.entry("/training/import", "stores nothing: shows what would come of a list"),
          Map.entry("/package-check", "stores nothing: reads a package"),
          Map.entry("/alerts", "somebody has answered, however often"),
          Map.entry("/contact/former-pupil/{school}", "stores nothing: a day comes out"),
          Map.entry("/near-misses/code", "stores nothing: shows what a code opens"),
          Map.entry("/history/verify", "stores nothing: reads the history"),
          Map.entry("/history/checkpoint", "stores nothing new of the schools: gives a file"));

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
  private static final Pattern ACTION = Pattern.compile("th:action=\"([^\"]*)\"");

  @Test
  @DisplayName("Every form that posts carries a key, but for those of which the reason is said")
  void forms() throws IOException {
    Map<String, String> without = new TreeMap<>();
    int found = 0;
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".html")).sorted().toList()) {
        Matcher form = FORM.matcher(Files.readString(file));
        while (form.find()) {
          found++;
          if (!form.group().contains("once(")) {
            Matcher action = ACTION.matcher(form.group());
            without.put(
                action.find() ? action.group(1) : "none", TEMPLATES.relativize(file).toString());
          }
        }
      }
    }
    assertThat(found).isGreaterThan(60);
    assertThat(without.entrySet())
        .as("forms without a key")
        .allMatch(
            form ->
                WITHOUT.keySet().stream().anyMatch(path -> posts(form.getKey(), path))
                    && (!form.getKey().equals("@{${action}}")
                        || form.getValue().equals("setup/people.html")));
  }

  /** Whether a form with this action posts to this address, or to something under it by its id. */
  private static boolean posts(String action, String path) {
    return Stream.of("}", "(", "/{id}(").anyMatch(end -> action.contains("@{" + path + end));
  }

  @Test
  @DisplayName("Every page that is posted to takes the key, but for the same")
  void handlers() throws ReflectiveOperationException {
    Set<String> without = new TreeSet<>();
    int found = 0;
    for (Class<?> controller : controllers()) {
      for (Method method : controller.getDeclaredMethods()) {
        PostMapping post = AnnotatedElementUtils.findMergedAnnotation(method, PostMapping.class);
        if (post != null) {
          found++;
          if (Arrays.stream(method.getParameters()).noneMatch(OnceKeyTests::takesKey)) {
            without.add(controller.getSimpleName() + "." + method.getName());
          }
        }
      }
    }
    assertThat(found).isGreaterThan(50);
    assertThat(without)
        .containsExactlyInAnyOrder(
            "ActivationPages.accept",
            "ActivationPages.makeFirst",
            "AgainPages.again",
            "AlertPages.answer",
            "EvidencePages.original",
            "FormerPupilPages.answer",
            "HistoryPages.checkpoint",
            "HistoryPages.verify",
            "LinkPages.enter",
            "LinkPages.leave",
            "LinkPages.over",
            "MyAccountPages.choose",
            "MyAccountPages.codes",
            "MyAccountPages.enrol",
            "NearMissPages.code",
            "PeopleListPages.look",
            "SignInPage.code",
            "SignInPage.signIn",
            "SignInPage.stay",
            "TaskPage.claim",
            "TaskPage.release",
            "TrainingListPages.preview",
            "TransferPages.check");
  }

  private static boolean takesKey(Parameter parameter) {
    RequestParam read = parameter.getAnnotation(RequestParam.class);
    boolean all = Map.class.isAssignableFrom(parameter.getType());
    return read != null
        && (all || parameter.getName().equals("once") || read.name().equals("once"));
  }

  private static Set<Class<?>> controllers() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
    Set<Class<?>> found = new java.util.HashSet<>();
    for (BeanDefinition bean : scanner.findCandidateComponents("org.chalkline")) {
      Class<?> type =
          ClassUtils.resolveClassName(
              java.util.Objects.requireNonNull(bean.getBeanClassName()),
              OnceKeyTests.class.getClassLoader());
      String from = type.getProtectionDomain().getCodeSource().getLocation().getPath();
      if (!from.endsWith("/test-classes/")) {
        found.add(type);
      }
    }
    return found;
  }
}
