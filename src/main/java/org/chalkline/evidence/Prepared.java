package org.chalkline.evidence;

import java.util.List;

/**
 * A file that may be taken, with the copy that is shown.
 *
 * @param kind its kind, from the content
 * @param pages the pages of the copy, at least one
 * @param pagesInFile how many pages the file has
 */
record Prepared(Kind kind, List<byte[]> pages, int pagesInFile) {}
