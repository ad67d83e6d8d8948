package org.chalkline.nearmiss;

import java.util.Locale;
import java.util.Optional;
import org.chalkline.casework.CaseWork.ToRead;
import org.chalkline.casework.ReadBeside;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Whoever approves a new version of the policy reads what the near misses since the last one teach.
 *
 * @clause HH-34 the near-miss report belongs to the review
 */
@Component
class ReviewReading implements ReadBeside {

  private static final String REVIEW = "review";

  private final Patterns patterns;
  private final MessageSource messages;

  ReviewReading(Patterns patterns, MessageSource messages) {
    this.patterns = patterns;
    this.messages = messages;
  }

  @Override
  public Optional<ToRead> beside(Me me, CaseFile file) {
    return file.kind().equals(REVIEW) && patterns.schools(me).contains(file.school())
        ? Optional.of(
            new ToRead(
                messages.getMessage("nearmiss.patterns.title", null, Locale.UK),
                "/near-misses/patterns/" + file.school()))
        : Optional.empty();
  }
}
