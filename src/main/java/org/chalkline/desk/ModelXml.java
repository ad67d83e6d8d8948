package org.chalkline.desk;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a shipped model or table as XML; whatever its prefixes, elements go by their own name. */
public final class ModelXml {

  private ModelXml() {}

  /**
   * The root of a model.
   *
   * @throws IllegalStateException if it is no XML, or has a document type
   */
  public static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("A shipped model cannot be read", e);
    }
  }

  /** Every element of this name within another, at any depth, in order; {@code *} for all. */
  public static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The elements directly inside another, in order. */
  public static List<Element> inside(Element parent) {
    NodeList found = parent.getChildNodes();
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  /** The text of the first element of this name directly inside another; empty if none is. */
  public static String text(Element parent, String name) {
    return inside(parent).stream()
        .filter(it -> it.getLocalName().equals(name))
        .findFirst()
        .map(Node::getTextContent)
        .map(String::strip)
        .orElse("");
  }
}
