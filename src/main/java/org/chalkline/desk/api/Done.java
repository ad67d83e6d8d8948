package org.chalkline.desk.api;

/**
 * What came of a request that changes something.
 *
 * @param id what it was about: a case reference, a task's id, or the id of what was made
 * @param state what is so now, as a word
 */
record Done(String id, String state) {}
