package org.chalkline.evidence;

import java.time.Instant;
import org.chalkline.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A file to be fixed as evidence.
 *
 * @param caseId the case it belongs to
 * @param schoolId the school of that case
 * @param fileName the name it came with, any text; it says nothing about the type
 * @param bytes the file, byte for byte
 * @param by who hands it over
 * @param words what the person says it shows, at most 2,000 characters, may be empty
 * @param capturedAt when the picture was taken, if known
 */
public record NewEvidence(
    String caseId,
    String schoolId,
    String fileName,
    byte[] bytes,
    Actor by,
    String words,
    @Nullable Instant capturedAt) {}
