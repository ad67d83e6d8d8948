package org.chalkline.abuse;

import java.util.List;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Profile;

/** The subject line of a case of abuse: what kind and where, never a name. */
final class Titles {

  private Titles() {}

  static String of(AbuseCase it, Profile profile) {
    return of(it.kinds(), it.platform(), it.account() != null, profile);
  }

  static String of(List<String> kinds, String platform, boolean ownAccount, Profile profile) {
    String kind = kinds.stream().findFirst().map(code -> label(code, profile)).orElse("Something");
    String more = kinds.size() > 1 ? " and more" : "";
    String where = ownAccount ? " on the school's own account, " : " on ";
    String name = platform.length() > 40 ? platform.substring(0, 40) + "…" : platform;
    return kind + more + where + name;
  }

  private static String label(String code, Profile profile) {
    return profile.kinds().stream()
        .filter(kind -> kind.code().equals(code))
        .map(Kind::label)
        .findFirst()
        .orElse(code);
  }
}
