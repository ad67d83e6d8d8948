package org.chalkline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A shipped model or table, read as what it is: text that anybody may read. */
public final class ModelFile {

  /** The elements that a token passes. */
  private static final Set<String> NODES =
      Set.of(
          "startEvent",
          "endEvent",
          "userTask",
          "serviceTask",
          "businessRuleTask",
          "callActivity",
          "subProcess",
          "exclusiveGateway",
          "inclusiveGateway",
          "parallelGateway",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "scriptTask",
          "sendTask",
          "receiveTask",
          "manualTask",
          "task",
          "eventBasedGateway",
          "complexGateway",
          "transaction",
          "adHocSubProcess");

  private final Path path;
  private final String text;
  private final Document document;

  private ModelFile(Path path) {
    this.path = path;
    try {
      this.text = Files.readString(path);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      this.document = factory.newDocumentBuilder().parse(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(path.toString(), e);
    }
  }

  /** The process model of this path, such as {@code abuse/abuse-handling}. */
  public static ModelFile bpmn(String name) {
    return new ModelFile(Path.of("processes", name + ".bpmn"));
  }

  /** The decision table of this path. */
  public static ModelFile dmn(String name) {
    return new ModelFile(Path.of("processes", name + ".dmn"));
  }

  /** All files under {@code processes} with this ending. */
  public static List<ModelFile> all(String ending) {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      return files
          .filter(file -> file.toString().endsWith("." + ending))
          .sorted()
          .map(ModelFile::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The file's name without its ending. */
  public String id() {
    return path.getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  /** The module whose folder it lies in. */
  public String module() {
    return path.getParent().getFileName().toString();
  }

  /** All elements of this local name, in any namespace. */
  public List<Element> elements(String name) {
    return elements(it -> it.getLocalName().equals(name));
  }

  private List<Element> elements(Predicate<Element> wanted) {
    NodeList all = document.getElementsByTagName("*");
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (wanted.test(element)) {
        found.add(element);
      }
    }
    return found;
  }

  /** The elements that a token passes. */
  public List<Element> nodes() {
    return elements(it -> NODES.contains(it.getLocalName()) && it.getPrefix() != null);
  }

  /** Every element of the file. */
  public List<Element> everything() {
    return elements(it -> true);
  }

  /** The ids of all elements that a token passes and of all flows. */
  public List<String> elementsAndFlows() {
    return Stream.concat(nodes().stream(), elements("sequenceFlow").stream())
        .map(it -> it.getAttribute("id"))
        .toList();
  }

  /** The ids of a table's rules. */
  public List<String> rules() {
    return elements("rule").stream().map(it -> it.getAttribute("id")).toList();
  }

  /** What is written in a child element of this local name; empty if there is none. */
  public static String child(Element parent, String name) {
    NodeList children = parent.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element it && name.equals(it.getLocalName())) {
        return it.getTextContent().strip();
      }
    }
    return "";
  }

  /** The child elements of this local name. */
  public static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList children = parent.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element it && name.equals(it.getLocalName())) {
        found.add(it);
      }
    }
    return found;
  }

  /** The properties that a step carries: limit, form, clauses. */
  public static Map<String, String> properties(Element step) {
    Map<String, String> found = new LinkedHashMap<>();
    NodeList all = step.getElementsByTagNameNS("http://camunda.org/schema/1.0/bpmn", "property");
    for (int i = 0; i < all.getLength(); i++) {
      Element it = (Element) all.item(i);
      found.put(it.getAttribute("name"), it.getAttribute("value"));
    }
    return found;
  }
}
