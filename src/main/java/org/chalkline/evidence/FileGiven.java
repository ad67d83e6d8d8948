package org.chalkline.evidence;

/**
 * A file as somebody hands it over, before it is fixed.
 *
 * @param fileName the name it came with
 * @param bytes the file, byte for byte
 */
public record FileGiven(String fileName, byte[] bytes) {}
