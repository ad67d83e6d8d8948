package org.chalkline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Help for templates: the frame around the page, errors by field, fresh keys. */
@Component("page")
public class Page {

  private static final Logger log = LoggerFactory.getLogger(Page.class);
  private static final String KEPT = Page.class.getName() + ".frame";

  private final ObjectProvider<Navigation> navigations;
  private final ObjectProvider<PageAttributes> attributes;
  private final ObjectProvider<OtherReports> otherReports;

  Page(
      ObjectProvider<Navigation> navigations,
      ObjectProvider<PageAttributes> attributes,
      ObjectProvider<OtherReports> otherReports) {
    this.navigations = navigations;
    this.attributes = attributes;
    this.otherReports = otherReports;
  }

  /** What is reported on a page of its own, by whoever makes this request. */
  public List<NavItem> otherReports() {
    HttpServletRequest request = request();
    return request == null
        ? List.of()
        : otherReports
            .orderedStream()
            .flatMap(offer -> offer.otherReports(request).stream())
            .sorted(Comparator.comparingInt(NavItem::order))
            .toList();
  }

  /** The frame of the page being shown; bare if what fills it fails, so that error pages stand. */
  public PageFrame frame() {
    HttpServletRequest request = request();
    if (request == null) {
      return new PageFrame(List.of(), false, null);
    }
    if (request.getAttribute(KEPT) instanceof PageFrame kept) {
      return kept;
    }
    PageFrame frame;
    try {
      frame = build(request);
    } catch (RuntimeException e) {
      log.warn("The frame of a page could not be built: {}", e.getClass().getName());
      frame = new PageFrame(List.of(), false, null);
    }
    request.setAttribute(KEPT, frame);
    return frame;
  }

  /** The message for a field, or null if it has none. */
  public @Nullable String error(@Nullable List<FieldError> errors, String key) {
    if (errors == null) {
      return null;
    }
    return errors.stream()
        .filter(error -> error.field().equals(key))
        .map(FieldError::message)
        .findFirst()
        .orElse(null);
  }

  /** The ids that describe a control: its hint and its error; null if it has neither. */
  public @Nullable String describedBy(
      String key, @Nullable String hint, @Nullable List<FieldError> errors) {
    List<String> ids = new ArrayList<>();
    if (hint != null) {
      ids.add(key + "-hint");
    }
    if (error(errors, key) != null) {
      ids.add(key + "-error");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  /** The key given, or a fresh one, so that a form sent twice acts once. */
  public String key(@Nullable String given) {
    return given == null || given.isBlank() ? Once.freshKey() : given;
  }

  /** The options, with a notice of which is chosen; radios up to eight, otherwise a list. */
  public boolean fewEnough(List<Option> options) {
    return options.size() <= FormView.MOST_RADIOS;
  }

  private PageFrame build(HttpServletRequest request) {
    String path = path(request);
    List<NavItem> items = new ArrayList<>();
    navigations.orderedStream().forEach(navigation -> items.addAll(navigation.items(request)));
    items.sort(Comparator.comparingInt(NavItem::order));
    String active =
        items.stream()
            .max(Comparator.comparingInt(item -> nearness(path, item)))
            .filter(item -> nearness(path, item) > 0)
            .map(NavItem::href)
            .orElse("");
    Map<String, Object> known = new HashMap<>();
    attributes.orderedStream().forEach(each -> known.putAll(each.of(request)));
    return new PageFrame(
        items.stream()
            .map(item -> new PageFrame.Entry(item.href(), item.label(), item.href().equals(active)))
            .toList(),
        Boolean.TRUE.equals(known.get("evaluation")),
        Objects.toString(known.get("signedInAs"), null));
  }

  /** How much of this path an entry's address, or one of the others under it, has; 0 if none. */
  private static int nearness(String path, NavItem item) {
    return Stream.concat(Stream.of(item.href()), item.also().stream())
        .filter(href -> under(path, href))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = failed == null ? request.getRequestURI() : failed.toString();
    String context = request.getContextPath();
    return uri.startsWith(context) ? uri.substring(context.length()) : uri;
  }

  private static boolean under(String path, String href) {
    return path.equals(href) || (!href.equals("/") && path.startsWith(href + "/"));
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? current.getRequest()
        : null;
  }
}
