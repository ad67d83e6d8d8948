package org.chalkline.letters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.stereotype.Component;

/**
 * What letters are told of cases of abuse, of which nobody writes letters: the examples, with the
 * case's own reference as what was said. A test may say otherwise of its case.
 */
@Component
public class FactsOfTests implements LetterFacts {

  /** What a test says of its case. */
  record Said(Addressee to, Map<String, String> fields, boolean held) {}

  private final Map<String, Said> said = new ConcurrentHashMap<>();

  static final Addressee MS_EXAMPLE =
      new Addressee(
          "Ms Jo Example", List.of("12 Invented Road", "Hazelwick", "HZ1 2AB"), "jo@home.example");

  @Override
  public String caseKind() {
    return "abuse";
  }

  void say(String reference, Addressee to, Map<String, String> fields, boolean held) {
    said.put(reference, new Said(to, fields, held));
  }

  /** The examples of all fields that a case fills. */
  static Map<String, String> examples() {
    Map<String, String> fields = new LinkedHashMap<>(MergeFields.examples());
    List.of("addressee-name", "school-name", "school-telephone", "school-email", "our-reference")
        .forEach(fields::remove);
    return fields;
  }

  @Override
  public Addressee addressee(CaseFile file, String kind) {
    Said here = said.get(file.reference());
    return here == null ? MS_EXAMPLE : here.to();
  }

  @Override
  public Map<String, String> fields(CaseFile file, String kind) {
    Said here = said.get(file.reference());
    return here == null ? examples() : here.fields();
  }

  @Override
  public boolean mayBeSent(CaseFile file) {
    Said here = said.get(file.reference());
    return here == null || !here.held();
  }
}
