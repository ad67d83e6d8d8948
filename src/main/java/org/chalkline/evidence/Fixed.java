package org.chalkline.evidence;

/**
 * What was fixed.
 *
 * @param id the item's id
 * @param number its number within the case, from 1
 * @param fileName the name under which it is shown
 * @param type png, jpeg, pdf or text, found from the content
 * @param sha256 the digest of the original, 64 hexadecimal digits
 */
public record Fixed(String id, int number, String fileName, String type, String sha256) {}
