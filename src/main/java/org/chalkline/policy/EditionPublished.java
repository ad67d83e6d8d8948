package org.chalkline.policy;

/**
 * An edition of a policy was published. Announced inside the transaction.
 *
 * @param policyId the policy
 * @param edition the edition's id
 * @param by id of the person who published it
 */
public record EditionPublished(String policyId, String edition, String by) {}
