package org.chalkline.audit;

/**
 * Where a chain stands: its last entry and that entry's hash.
 *
 * @param chain the chain's name
 * @param sequence the place of its last entry
 * @param hash that entry's hash, 32 bytes
 */
record Head(String chain, long sequence, byte[] hash) {}
