package org.chalkline.evidence;

/**
 * An original, byte for byte as it came, checked against its digest. It leaves only as an
 * attachment.
 *
 * @param fileName a safe name with the ending of its true type
 * @param contentType always {@code application/octet-stream}
 * @param bytes the original
 * @param sha256 its digest, 64 hexadecimal digits
 */
public record Original(String fileName, String contentType, byte[] bytes, String sha256) {}
