package org.chalkline.letters;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The merge fields that a template may name, with an invented example of each for previews. What
 * each is called for people stands in the messages, under {@code letters.field.}.
 */
public final class MergeFields {

  private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

  static {
    // Filled by the letter itself.
    example("addressee-name", "Ms Jo Example");
    example("school-name", "Hazelwick Primary School");
    example("school-telephone", "01632 960 000");
    example("school-email", "office@hazelwick.example");
    example("our-reference", "PAR-2222-3333/L1");
    // Filled by the case.
    example("what", "a comment about a member of our staff");
    example("where", "Facebook, in the group “Friends of the town”");
    example("when", "Friday 11 September 2026");
    example("quote", "What was said in the comment stands here.");
    example("policy-name", "Social media policy, January 2026");
    example(
        "why",
        "The policy asks everybody to raise a concern with the school directly and not to name or"
            + " insult a person in public");
    example("remove-by", "5pm on Monday 21 September 2026");
    example("answer-by", "5pm on Monday 21 September 2026");
    example("meeting-with", "the headteacher, Mr Sam Invented");
    example("meeting-when", "Thursday 24 September 2026 at 3:45pm");
    example("meeting-where", "the school office");
    example("meeting-agreed", "You will take the comment down by the end of this week");
    example("meeting-account", "You told us what had led you to write it");
    example("earlier-letters", "our letter of 14 September 2026 (PAR-2222-3333/L1)");
    example("next-steps", "asking the platform to remove it, and taking legal advice");
    example(
        "complaint-how", "Our complaints procedure is on our website, or ask the school office");
    example("complaint-reference", "C-2026-04");
    example("measure", "You can no longer write comments on the school’s Facebook page");
    example("measure-why", "the comments went on after we had asked for them to be removed");
    example("measure-from", "Monday 28 September 2026");
    example("measure-until", "Friday 18 December 2026");
    example("review-on", "Friday 18 December 2026");
    example("appeal-by", "Monday 12 October 2026");
    example("outcome", "The comment has been taken down and nothing more has been posted");
    example("breach-found", "Derogatory comment: upheld");
    example("breach-decided", "advice; training");
    example("appeal-result", "the decision stands");
  }

  private MergeFields() {}

  private static void example(String name, String words) {
    EXAMPLES.put(name, words);
  }

  /** Each field's name with its example, in the order in which people are shown them. */
  public static Map<String, String> examples() {
    return Collections.unmodifiableMap(EXAMPLES);
  }

  /** Whether a template may name this field. */
  public static boolean known(String name) {
    return EXAMPLES.containsKey(name);
  }
}
