package org.chalkline.training;

/** The names in the models {@code policy-reading} and {@code policy-acknowledgement}. */
final class PolicyReading {

  /** Keeps a school's reading of one edition current: who joins, who leaves, who is due again. */
  static final String KEEP_CURRENT = "policy-reading";

  /** One person's reading of one edition. */
  static final String ACKNOWLEDGEMENT = "policy-acknowledgement";

  static final String READ_AND_ACKNOWLEDGE = "Task_ReadAndAcknowledge";

  /** A newer edition has taken the place of this one. */
  static final String EDITION_REPLACED = "training.edition-replaced";

  /** This person need not read this edition any more. */
  static final String NO_LONGER_CONCERNED = "training.no-longer-concerned";

  /** The word by which the model names whoever is to read. */
  static final String READER = "reader";

  private PolicyReading() {}
}
