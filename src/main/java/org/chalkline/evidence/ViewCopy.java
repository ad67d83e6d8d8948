package org.chalkline.evidence;

/**
 * One page of the copy that is shown: made anew from the original, without its metadata.
 *
 * @param contentType {@code image/png} or {@code text/plain;charset=UTF-8}
 * @param bytes the page
 * @param pages how many pages can be shown
 */
public record ViewCopy(String contentType, byte[] bytes, int pages) {}
