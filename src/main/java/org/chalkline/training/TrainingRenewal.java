package org.chalkline.training;

/** The names in the models {@code training-watch} and {@code training-renewal}. */
final class TrainingRenewal {

  /** Keeps the training of a school current: who lacks something, who need not have it any more. */
  static final String KEEP_CURRENT = "training-watch";

  /** One person's owed training. */
  static final String RENEWAL = "training-renewal";

  static final String TAKE_TRAINING = "Task_TakeTraining";

  /** The school asks nobody any more. */
  static final String ASKING_STOPPED = "training.asking-stopped";

  /** Somebody entered in the school's records that it was taken. */
  static final String ENTERED = "training.entered";

  /** This person need not take it any more. */
  static final String NO_LONGER_OWED = "training.no-longer-owed";

  /** The word by which the model names whoever is asked. */
  static final String LEARNER = "learner";

  private TrainingRenewal() {}
}
