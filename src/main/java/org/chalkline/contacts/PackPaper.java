package org.chalkline.contacts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.Pack.Audience;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.identity.Schools;
import org.chalkline.paper.Paper;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Puts a pack of evidence on paper. For the police with names, words and the whole chain of
 * custody; for a platform with what the post shows and nothing else: no name, no file name, no word
 * of ours.
 */
@Component
class PackPaper {

  private static final String STYLE = style();
  private static final int WIDEST = 1400;
  private static final int HIGHEST = 2000;

  /** What of the history of an item belongs to its chain of custody. */
  private static final Set<String> CUSTODY =
      Set.of(
          "evidence.fixed",
          "evidence.viewed",
          "evidence.original-taken",
          "evidence.given",
          "evidence.locked-away",
          "evidence.lock-ended");

  private final SpringTemplateEngine templates;
  private final Paper paper;
  private final EvidenceLocker locker;
  private final PackEvidence evidence;
  private final Audit audit;
  private final People people;
  private final Schools schools;
  private final When when;
  private final MessageSourceAccessor words;

  PackPaper(
      SpringTemplateEngine templates,
      Paper paper,
      EvidenceLocker locker,
      PackEvidence evidence,
      Audit audit,
      People people,
      Schools schools,
      When when,
      MessageSource messages) {
    this.templates = templates;
    this.paper = paper;
    this.locker = locker;
    this.evidence = evidence;
    this.audit = audit;
    this.people = people;
    this.schools = schools;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** What a pack is made of, and by whom. */
  record Making(
      Audience audience,
      String forWhom,
      int number,
      List<EvidenceItem> items,
      int withheld,
      Me me,
      Instant at) {

    boolean named() {
      return audience == Audience.POLICE;
    }
  }

  /**
   * A line of a table: what, and its value.
   *
   * @param digest whether it is set small, so that it stands on one line to be copied whole
   */
  record Line(String label, String text, boolean digest) {}

  /** A picture as the page holds it, with what is read aloud of it. */
  record Picture(String source, String caption) {}

  /** Who had an item in hand. */
  record Hand(String at, String who, String what) {}

  /**
   * An item.
   *
   * @param text what a text file says; null for pictures
   */
  record Item(
      String title,
      List<Picture> pictures,
      @Nullable String text,
      List<Line> lines,
      List<Hand> custody) {}

  /** The pack as PDF/UA-1. */
  byte[] pdf(CaseFile file, Making making) {
    Context model = new Context(Locale.UK);
    model.setVariable("style", STYLE);
    model.setVariable("school", schools.get(file.school()).name());
    model.setVariable("title", say("title." + making.audience().code()));
    model.setVariable("about", about(file, making));
    model.setVariable("posts", posts(file, making));
    model.setVariable("items", items(file, making));
    model.setVariable(
        "withheld", making.withheld() == 0 ? null : say("withheld", making.withheld()));
    model.setVariable("named", making.named());
    return paper.pdf(templates.process("contacts/pack", model), making.at());
  }

  private List<Line> about(CaseFile file, Making making) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("for", making.forWhom()));
    lines.add(line("reference", file.reference() + "/P" + making.number()));
    lines.add(line("made", when.full(making.at())));
    lines.add(line("by", making.named() ? maker(file, making.me()) : say("by-school")));
    lines.add(line("items", String.valueOf(making.items().size())));
    return lines;
  }

  private static String maker(CaseFile file, Me me) {
    String roles =
        me.rolesAt(file.school()).stream()
            .filter(role -> !role.equals("staff"))
            .map(Roles::words)
            .collect(Collectors.joining(", "));
    return roles.isEmpty() ? me.person().name() : me.person().name() + ", " + roles;
  }

  /**
   * A post.
   *
   * @param title "What was posted", with a number where there are several
   */
  record Post(String title, List<Line> lines) {}

  private List<Post> posts(CaseFile file, Making making) {
    List<Posted> all = evidence.posts(file);
    List<Post> posts = new ArrayList<>();
    for (Posted it : all) {
      String title = all.size() == 1 ? say("post") : say("post.number", posts.size() + 1);
      posts.add(new Post(title, posted(it, making)));
    }
    return posts;
  }

  private List<Line> posted(Posted it, Making making) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("platform", it.platform()));
    String address = it.address();
    if (making.named() && !it.where().isBlank()) {
      lines.add(line("where", it.where()));
    }
    if (address != null && !address.isBlank()) {
      lines.add(line("address", address));
    }
    Instant postedAt = it.postedAt();
    if (postedAt != null) {
      lines.add(line("posted", when.full(postedAt)));
    }
    lines.add(line("seen", when.full(it.seenAt())));
    if (making.named() && !it.said().isBlank()) {
      lines.add(line("said", it.said()));
    }
    return lines;
  }

  private List<Item> items(CaseFile file, Making making) {
    Map<String, List<Recorded>> histories = new HashMap<>();
    List<Item> items = new ArrayList<>();
    for (EvidenceItem item : making.items()) {
      List<Picture> pictures = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= item.pages(); page++) {
        ViewCopy copy = locker.view(item.id(), page, making.me().actor());
        if (copy.contentType().startsWith("image/")) {
          pictures.add(new Picture(source(copy.bytes()), caption(item, page)));
        } else {
          text.append(new String(copy.bytes(), StandardCharsets.UTF_8));
        }
      }
      items.add(
          new Item(
              title(file, item),
              pictures,
              text.isEmpty() ? null : printable(text.toString()),
              lines(item, making),
              custody(
                  item,
                  histories.computeIfAbsent(item.caseId(), id -> audit.of("case:" + id)),
                  making)));
    }
    return items;
  }

  /** The number of an item is that within its own case. */
  private String title(CaseFile file, EvidenceItem item) {
    String whence = evidence.whence(file.getId(), item);
    return whence.isEmpty() ? say("item", item.number()) : say("item.of", item.number(), whence);
  }

  private String caption(EvidenceItem item, int page) {
    return item.pages() == 1
        ? say("caption", item.number())
        : say("caption.page", item.number(), page, item.pages());
  }

  private List<Line> lines(EvidenceItem item, Making making) {
    List<Line> lines = new ArrayList<>();
    if (making.named()) {
      lines.add(line("file", item.fileName()));
      if (!item.words().isBlank()) {
        lines.add(line("shows", item.words()));
      }
    }
    Instant capturedAt = item.capturedAt();
    if (capturedAt != null) {
      lines.add(line("captured", when.full(capturedAt)));
    }
    lines.add(line("fixed", when.full(item.fixedAt())));
    lines.add(line("fixed-by", making.named() ? name(item.fixedBy()) : say("somebody")));
    if (item.pagesInFile() > item.pages()) {
      lines.add(line("pages", say("pages.some", item.pages(), item.pagesInFile())));
    }
    lines.add(line("size", say("bytes", item.size())));
    lines.add(line("sha256", item.sha256()));
    lines.add(line("checked", say("checked.equal", when.full(making.at()))));
    return lines;
  }

  private List<Hand> custody(EvidenceItem item, List<Recorded> history, Making making) {
    return history.stream()
        .filter(entry -> CUSTODY.contains(entry.what()))
        .filter(entry -> item.id().equals(entry.words().get("evidence")))
        .map(
            entry ->
                new Hand(
                    when.at(entry.at()),
                    making.named() ? name(entry.actor()) : say("somebody"),
                    done(entry, making)))
        .toList();
  }

  private String done(Recorded entry, Making making) {
    String to = entry.words().getOrDefault("body", "");
    return entry.what().equals("evidence.given") && making.named()
        ? say("custody.evidence.given.to", to)
        : say("custody." + entry.what());
  }

  private String name(String actor) {
    return actor.equals(Actor.CHALKLINE.id())
        ? say("chalkline")
        : people.find(actor).map(Person::name).orElseGet(() -> say("somebody"));
  }

  private Line line(String label, String text) {
    return new Line(say(label), printable(text), label.equals("sha256"));
  }

  private String say(String key, Object... with) {
    return words.getMessage("contacts.pack." + key, with);
  }

  /** Signs that the font has no picture of are written by their names, so that none is lost. */
  private String printable(String text) {
    Set<String> missing = paper.unprintable(text);
    String printable = text;
    for (String sign : missing) {
      String name = Character.getName(sign.codePointAt(0));
      printable =
          printable.replace(sign, "[" + (name == null ? "?" : name.toLowerCase(Locale.UK)) + "]");
    }
    return printable;
  }

  /** A picture no larger than paper shows, as a {@code data:} address. */
  private static String source(byte[] png) {
    try {
      BufferedImage picture =
          Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)), "no picture");
      double scale =
          Math.min(
              1.0,
              Math.min(
                  (double) WIDEST / picture.getWidth(), (double) HIGHEST / picture.getHeight()));
      byte[] shown = scale < 1.0 ? scaled(picture, scale) : png;
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] scaled(BufferedImage picture, double scale) throws IOException {
    int width = Math.max(1, (int) (picture.getWidth() * scale));
    int height = Math.max(1, (int) (picture.getHeight() * scale));
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = smaller.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    drawing.drawImage(picture, 0, 0, width, height, java.awt.Color.WHITE, null);
    drawing.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(smaller, "png", out);
    return out.toByteArray();
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(PackPaper.class.getResourceAsStream("/contacts/pack.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
