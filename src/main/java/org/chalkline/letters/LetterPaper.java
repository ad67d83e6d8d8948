package org.chalkline.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chalkline.identity.Schools;
import org.chalkline.letters.Letterhead.Head;
import org.chalkline.paper.Paper;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Puts a letter on the school's paper: our frame, the school's head, the writer's text as text. */
@Component
class LetterPaper {

  private static final String STYLE = style();

  private final SpringTemplateEngine templates;
  private final Paper paper;
  private final ObjectProvider<Letterhead> letterheads;
  private final Schools schools;
  private final When when;

  LetterPaper(
      SpringTemplateEngine templates,
      Paper paper,
      ObjectProvider<Letterhead> letterheads,
      Schools schools,
      When when) {
    this.templates = templates;
    this.paper = paper;
    this.letterheads = letterheads;
    this.schools = schools;
    this.when = when;
  }

  /**
   * A letter as it is to be printed.
   *
   * @param reference such as {@code PAR-2222-3333/L1}
   * @param on the instant whose day it bears
   * @param text without gaps, or with gaps that are shown
   * @param signer who signs; empty while nobody has
   * @param role the signer's role in words; may be empty
   * @param online where it can be answered; null where it cannot, or goes by link anyway
   * @param draft whether "Draft" is printed on it
   */
  record Sheet(
      String school,
      String reference,
      Addressee to,
      Instant on,
      String text,
      String signer,
      String role,
      @Nullable Online online,
      boolean draft) {}

  /** Where a letter on paper can be answered. */
  record Online(String address, String code) {}

  /** What stands at the head of a school's letters; its name alone while nobody has said more. */
  Head head(String school) {
    return letterheads.stream()
        .flatMap(it -> it.head(school).stream())
        .findFirst()
        .orElseGet(() -> new Head(schools.get(school).name(), List.of(), "", "", null));
  }

  /** The letter as PDF/UA-1. */
  byte[] pdf(Sheet sheet) {
    Head head = head(sheet.school());
    List<LetterBlock> blocks = LetterText.blocks(sheet.text());
    Context model = new Context(Locale.UK);
    model.setVariable("style", STYLE);
    model.setVariable("title", title(blocks, sheet));
    model.setVariable("head", head);
    byte[] logo = head.logo();
    model.setVariable(
        "logo",
        logo == null ? null : "data:image/png;base64," + Base64.getEncoder().encodeToString(logo));
    model.setVariable("sheet", sheet);
    model.setVariable("day", when.day(sheet.on()));
    // The last words stand on the page of the name beneath them.
    boolean words = !blocks.isEmpty();
    model.setVariable("blocks", words ? blocks.subList(0, blocks.size() - 1) : blocks);
    model.setVariable("last", words ? blocks.get(blocks.size() - 1) : null);
    return paper.pdf(templates.process("letters/paper", model), sheet.on());
  }

  private static String title(List<LetterBlock> blocks, Sheet sheet) {
    return blocks.stream()
        .filter(it -> it.kind().equals("title"))
        .map(it -> String.join(" ", it.lines()))
        .findFirst()
        .orElse(sheet.reference());
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(LetterPaper.class.getResourceAsStream("/letters/paper.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
