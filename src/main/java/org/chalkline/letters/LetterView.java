package org.chalkline.letters;

import java.util.List;
import java.util.Set;

/**
 * A letter with what it says.
 *
 * @param reference its case's reference and its own name, such as {@code PAR-2222-3333/L1}
 * @param text as it was last saved
 * @param blocks the same, ready to print
 * @param gaps the merge fields that still have no words
 * @param changes what changed since the draft before; empty for a first draft
 * @param drafts how often it was saved
 * @param sealed whether it is kept as it went out
 */
public record LetterView(
    LetterRow row,
    String reference,
    String text,
    List<LetterBlock> blocks,
    Set<String> gaps,
    List<Changes.Piece> changes,
    int drafts,
    boolean sealed) {}
