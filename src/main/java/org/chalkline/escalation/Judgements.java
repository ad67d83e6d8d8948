package org.chalkline.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.policy.Profile;
import org.jspecify.annotations.Nullable;

/** What the profile makes of the facts of a case: small questions, each with its clause. */
final class Judgements {

  private static final Set<String> OF_PICTURES = Set.of("identifies-child", "picture");

  private Judgements() {}

  /**
   * What the table of the next rung asks.
   *
   * @param ladder where the steps stand
   * @param posts what they are about
   */
  static Map<String, Object> nextRung(
      Profile profile, LadderRows.Ladder ladder, List<LadderRows.Post> posts) {
    return Map.of(
        "chosen", ladder.chosen(),
        "taken", ladder.taken(),
        "firstStep", profile.text("parent.first_step"),
        "pictures", onlyPictures(posts),
        "measuresOpen", measuresOpen(profile, ladder, posts));
  }

  /**
   * Whether all that was posted is pictures of other pupils.
   *
   * @clause AR-25
   */
  static boolean onlyPictures(List<LadderRows.Post> posts) {
    return !posts.isEmpty()
        && posts.stream().allMatch(post -> OF_PICTURES.containsAll(post.matter().kinds()));
  }

  /**
   * Whether the profile's condition for measures holds. They are not decided twice on the same
   * facts.
   *
   * @clause WAN-36 refused and carried on; default 3, default 4
   */
  static boolean measuresOpen(
      Profile profile, LadderRows.Ladder ladder, List<LadderRows.Post> posts) {
    boolean refused = ladder.refusedAt() != null;
    boolean goesOn = posts.size() > 1;
    Instant decided = ladder.measuresAt();
    if (decided != null
        && posts.stream().noneMatch(post -> since(post, decided))
        && (ladder.refusedAt() == null || !ladder.refusedAt().isAfter(decided))) {
      return false;
    }
    return profile.text("parent.measures_when").equals("refusal-and-further-post")
        ? refused && posts.stream().anyMatch(post -> since(post, ladder.refusedAt()))
        : refused || goesOn;
  }

  /** Whether a post came after a moment: one that nobody has taken into account yet did. */
  private static boolean since(LadderRows.Post post, @Nullable Instant moment) {
    return post.takenUpAt() == null || (moment != null && post.addedAt().isAfter(moment));
  }

  /**
   * Whether this counts as refusing at this school.
   *
   * @param what written-no, not-removed, missed-meetings or spoken-no
   * @clause default 3
   */
  static boolean refusal(Profile profile, String what) {
    return profile.list("parent.refusal").contains(what);
  }

  /**
   * Whether a block may be decided now.
   *
   * @param rungs those that were taken, first to last
   * @clause WAN-40 on the school's own forum, after refusal; AR-31 at the stage of the meeting
   */
  static boolean mayBlock(
      Profile profile, LadderRows.Ladder ladder, List<LadderRows.Post> posts, List<String> rungs) {
    boolean refused = ladder.refusedAt() != null;
    return switch (profile.text("parent.block_condition")) {
      case "at-once" -> true;
      case "meeting-stage" -> refused || rungs.contains("meeting");
      case "own-forum-after-refusal" ->
          refused && posts.stream().anyMatch(post -> post.matter().ownForum());
      default -> refused;
    };
  }
}
