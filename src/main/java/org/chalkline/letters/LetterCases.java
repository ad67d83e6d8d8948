package org.chalkline.letters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.letters.Letterhead.Head;
import org.chalkline.web.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What the case of a letter says of it, and what it is told. */
@Component
class LetterCases {

  private final ObjectProvider<LetterFacts> facts;
  private final CaseFileRepository files;
  private final CaseFiles caseFiles;
  private final LetterPaper paper;
  private final MessageSourceAccessor words;

  LetterCases(
      ObjectProvider<LetterFacts> facts,
      CaseFileRepository files,
      CaseFiles caseFiles,
      LetterPaper paper,
      MessageSource messages) {
    this.facts = facts;
    this.files = files;
    this.caseFiles = caseFiles;
    this.paper = paper;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  /** The letter's own case. */
  CaseFile file(LetterRow letter) {
    return files.findById(letter.caseId()).orElseThrow();
  }

  /**
   * The module that knows cases of this kind.
   *
   * @throws IllegalStateException if there is none
   */
  LetterFacts of(CaseFile file) {
    List<LetterFacts> found =
        facts.stream().filter(it -> it.caseKind().equals(file.kind())).toList();
    if (found.size() != 1) {
      throw new IllegalStateException("Letters of cases of the kind " + file.kind());
    }
    return found.get(0);
  }

  /** Every fact that the letter may say: its case's own, and its own. */
  Map<String, String> facts(CaseFile file, String kind, Addressee to, String name) {
    Map<String, String> all = new LinkedHashMap<>();
    of(file)
        .fields(file, kind)
        .forEach(
            (field, words) -> {
              if (MergeFields.known(field)) {
                all.put(field, words);
              }
            });
    Head head = paper.head(file.school());
    all.put("addressee-name", to.name());
    all.put("school-name", head.name());
    all.put("school-telephone", said(head.telephone(), "letters.no-telephone"));
    all.put("school-email", said(head.email(), "letters.no-email"));
    all.put("our-reference", file.reference() + "/" + name);
    return all;
  }

  /** Of these facts the times that count from the signature. */
  Map<String, String> timesGiven(CaseFile file, Map<String, String> facts) {
    Map<String, String> times = new LinkedHashMap<>(facts);
    times.keySet().retainAll(of(file).timesGiven());
    return times;
  }

  /**
   * Refuses to let a letter go while contact is held or once its case is closed, saying what can be
   * done.
   */
  void mayGo(CaseFile file) {
    if (!file.open()) {
      throw new Refused(words.getMessage("letters.closed"));
    }
    if (!of(file).mayBeSent(file)) {
      throw new Refused(words.getMessage("letters.held"));
    }
  }

  /** What the letterhead says; until somebody has filled it in, where that is found. */
  private String said(String words, String otherwise) {
    return words.isBlank() ? this.words.getMessage(otherwise) : words;
  }

  /** Adds to the case's history; which letter it is always stands there. */
  void record(LetterRow letter, Actor actor, String what, Map<String, String> more) {
    Map<String, String> said = new LinkedHashMap<>(more);
    said.put("letter", letter.name());
    said.put("kind", letter.kind());
    caseFiles.record(file(letter), actor, what, said);
  }
}
