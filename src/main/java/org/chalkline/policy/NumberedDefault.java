package org.chalkline.policy;

import org.jspecify.annotations.Nullable;

/**
 * What holds where a policy leaves a question open.
 *
 * @param number 1 to 74 for questions that the comparison of the policies found, from 75 for ours
 * @param question what no policy, or not this one, answers
 * @param answer what holds then
 * @param why the reason
 * @param kept how it is kept, where no setting rests on it; null where one does
 */
public record NumberedDefault(
    int number, String question, String answer, String why, @Nullable String kept) {}
