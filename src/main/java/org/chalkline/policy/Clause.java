package org.chalkline.policy;

/**
 * One clause of a school's policy, in our own words.
 *
 * @param id such as WAN-27
 * @param policy the policy it belongs to, by its id
 * @param section where in the policy it stands
 * @param actor who has to act
 * @param subject whom or what it is about
 * @param trigger what sets it off
 * @param obligation what has to be done
 * @param deadline by when, in the policy's words; empty where the policy says nothing
 * @param outcome the outcome or record it leaves; may be empty
 * @param process the process that keeps it
 * @param strength must, should or may
 */
public record Clause(
    String id,
    String policy,
    String section,
    String actor,
    String subject,
    String trigger,
    String obligation,
    String deadline,
    String outcome,
    String process,
    String strength) {}
