package org.chalkline.engine;

/**
 * Puts around the engine's own work what other work gets from a request: which schools it may
 * touch.
 */
public interface JobScope {

  /** The same work, with everything in reach that a timer may need. */
  Runnable within(Runnable work);
}
