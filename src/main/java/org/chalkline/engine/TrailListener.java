package org.chalkline.engine;

/** Hears of every element entered and left and every flow taken, inside the transaction. */
public interface TrailListener {

  /** The token moved. */
  void moved(Movement movement);

  /**
   * One movement of the token.
   *
   * @param reference the case reference
   * @param instance the process instance
   * @param process the model's id
   * @param edition the model's version as deployed, counted from 1
   * @param element the element's or flow's id
   * @param what {@code entered}, {@code left} or {@code taken}
   */
  record Movement(
      String reference,
      String instance,
      String process,
      int edition,
      String element,
      String what) {}
}
