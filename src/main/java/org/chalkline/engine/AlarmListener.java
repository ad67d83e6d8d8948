package org.chalkline.engine;

/** Hears that an alarm rings, in a transaction of its own with every school in reach. */
public interface AlarmListener {

  /**
   * The time has come.
   *
   * @param name the name under which it was set
   */
  void rings(String name);
}
