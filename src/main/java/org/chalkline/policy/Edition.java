package org.chalkline.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy after its first: drafted, approved, published; or given up on the way.
 *
 * @param id the id that stands on cases
 * @param draftedWhere the school at which it was drafted
 * @param inForceFrom the first day in London on which it holds; null until the drafter has said
 * @param basedOn the edition from which its answers differ
 * @param answers what it answers otherwise, by setting
 * @param kinds the kinds of report it shows, in the order of the page; null where they stay as they
 *     were
 * @param round how often it was put forward
 * @param approvals who approved it, once it is published
 * @param decidedAt when it was published, refused or withdrawn
 * @param reason why it was refused or withdrawn
 */
public record Edition(
    String id,
    String policyId,
    String name,
    State state,
    @Nullable LocalDate inForceFrom,
    String basedOn,
    String draftedBy,
    String draftedWhere,
    Instant draftedAt,
    Map<String, Answer> answers,
    @Nullable List<Kind> kinds,
    int round,
    List<Approval> approvals,
    @Nullable Instant decidedAt,
    @Nullable String reason) {

  /** Where a version stands. */
  public enum State {
    DRAFT,
    IN_APPROVAL,
    PUBLISHED,
    REFUSED,
    WITHDRAWN;

    /** As it is kept and sent: "in-approval". */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * An approval.
   *
   * @param school where
   * @param as in which role: staff, governor, or another that the policy names
   * @param by who said so, or recorded the board's decision
   * @param minute date and reference of the minute, where a board decided; empty otherwise
   */
  public record Approval(String school, String as, String by, Instant at, String minute) {}

  public Edition {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    kinds = kinds == null ? null : List.copyOf(kinds);
    approvals = List.copyOf(approvals);
  }
}
