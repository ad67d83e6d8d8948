package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.UnknownBlockTagTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whoever calls something learns what it promises where it stands: every public type and method has
 * a docstring, and the tag {@code clause} names clauses that exist. What a reader can see needs
 * none: an accessor that returns a field, a constructor's check of a record, and what a supertype
 * has described.
 */
class DocstringTests {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern CLAUSE = Pattern.compile("(default [1-9]\\d*|[A-Z]{2,3}-\\d+)\\b.*");

  private static final List<String> undescribed = new ArrayList<>();
  private static final List<String> unknownTags = new ArrayList<>();
  private static final List<String> clauses = new ArrayList<>();
  private static int described;

  @BeforeAll
  static void read() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        var walk = Files.walk(SOURCES)) {
      List<Path> sources = walk.filter(it -> it.toString().endsWith(".java")).sorted().toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(docs).scan(unit, null);
      }
    }
  }

  @Test
  @DisplayName("Every public type and method says what it promises")
  void publicIsDescribed() {
    assertThat(described).isGreaterThan(400);
    assertThat(undescribed).isEmpty();
  }

  @Test
  @DisplayName("The tag @clause names clauses and defaults that exist; there is no other tag")
  void clausesExist() throws IOException {
    Set<String> known =
        Files.readAllLines(Path.of("src/main/resources/policy/clauses.csv")).stream()
            .map(line -> line.split(",", 2)[0])
            .collect(Collectors.toSet());
    assertThat(unknownTags).isEmpty();
    assertThat(clauses).isNotEmpty();
    assertThat(clauses)
        .allSatisfy(
            clause -> {
              var said = CLAUSE.matcher(clause);
              assertThat(said.matches()).as(clause).isTrue();
              assertThat(said.group(1).startsWith("default ") || known.contains(said.group(1)))
                  .as(clause)
                  .isTrue();
            });
  }

  private static final class Reader extends TreePathScanner<Void, Void> {

    private final DocTrees docs;

    Reader(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      boolean anonymous = type.getSimpleName().isEmpty();
      if (!anonymous && open(type.getModifiers())) {
        check(type.getSimpleName(), false);
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean ofInterface =
          getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE
              && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
      if ((ofInterface || open(method.getModifiers()))
          && visible(getCurrentPath().getParentPath())) {
        check(method.getName(), speaksForItself(method));
      }
      return super.visitMethod(method, null);
    }

    private void check(Name name, boolean speaksForItself) {
      DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
      if (doc != null && !doc.getFullBody().isEmpty()) {
        described++;
        new Tags().scan(doc, null);
      } else if (!speaksForItself) {
        var unit = getCurrentPath().getCompilationUnit();
        undescribed.add(SOURCES.relativize(Path.of(unit.getSourceFile().getName())) + ": " + name);
      }
    }

    private boolean visible(TreePath path) {
      for (TreePath at = path; at != null; at = at.getParentPath()) {
        if (at.getLeaf() instanceof ClassTree type && !open(type.getModifiers())) {
          return false;
        }
        if (at.getLeaf() instanceof MethodTree) {
          return false;
        }
      }
      return true;
    }

    private boolean speaksForItself(MethodTree method) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(it -> it.getAnnotationType().toString().equals("Override"));
      boolean accessor =
          method.getParameters().isEmpty()
              && method.getBody() != null
              && method.getBody().getStatements().size() == 1
              && method.getBody().getStatements().get(0) instanceof ReturnTree;
      boolean constructor = method.getReturnType() == null;
      boolean ofRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
      return overrides
          || accessor
          || (constructor && (ofRecord || method.getParameters().isEmpty()));
    }

    private static boolean open(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC);
    }
  }

  private static final class Tags extends DocTreeScanner<Void, Void> {

    @Override
    public Void visitUnknownBlockTag(UnknownBlockTagTree tag, Void none) {
      String text =
          tag.getContent().stream()
              .map(Object::toString)
              .collect(Collectors.joining())
              .replaceAll("\\s+", " ")
              .strip();
      if (tag.getTagName().equals("clause")) {
        clauses.add(text);
      } else {
        unknownTags.add("@" + tag.getTagName() + " " + text);
      }
      return super.visitUnknownBlockTag(tag, null);
    }
  }
}
