package org.chalkline.casework;

import java.util.List;

/** People who could have been meant are let into a case again. Announced inside the transaction. */
public record WallLifted(String caseId, List<String> persons, String actor) {}
