package org.chalkline.duties;

import org.chalkline.contacts.Body;
import org.jspecify.annotations.Nullable;

/**
 * A kind of duty.
 *
 * @param route the body that is told, as the routing defaults name it
 * @param body the kind of body under which it stands among the contacts outside
 * @param limit the setting that holds how soon they are told
 * @param limitIfCompulsory the setting that does where it is not left to judgement
 * @param owner the setting that holds whose task it is
 * @param wordAwaited whether the school waits for their word
 * @param mayGiveUpWord whether one may stop waiting for it
 * @param urgent whether the task passes on the moment it is due
 * @param local the kind of the school's own contact that it has of them; null if it has none
 */
public record DutyKind(
    String id,
    String route,
    Body body,
    String limit,
    String limitIfCompulsory,
    String owner,
    boolean wordAwaited,
    boolean mayGiveUpWord,
    boolean urgent,
    @Nullable String local) {}
