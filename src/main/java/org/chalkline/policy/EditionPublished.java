package org.chalkline.policy;

import java.time.LocalDate;

/**
 * A version of a policy was approved and published, inside the transaction in which it was: whoever
 * asks people to read it listens here. Who has read it is that module's to know; the version is in
 * force from its date whether or not everybody has.
 *
 * @param policyId the policy, which several schools may run
 * @param editionId the version
 * @param inForceFrom the first day in London on which it holds, tomorrow at the earliest
 * @param by the id of whoever's approval was the last
 */
public record EditionPublished(
    String policyId, String editionId, LocalDate inForceFrom, String by) {}
