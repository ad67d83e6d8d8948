package org.chalkline.abuse;

import java.util.List;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.duties.DataBreach;
import org.chalkline.duties.DataBreaches;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The route of a case of abuse on which personal data got out. */
@Service
public class AbuseDataBreaches {

  private final DataBreaches breaches;
  private final AbuseRoutes routes;
  private final CaseByReference byReference;

  AbuseDataBreaches(DataBreaches breaches, AbuseRoutes routes, CaseByReference byReference) {
    this.breaches = breaches;
    this.routes = routes;
    this.byReference = byReference;
  }

  /**
   * The breach stands in the log: the route ends.
   *
   * @return whether it was a breach of personal data; if not, the route ends with the reason
   */
  @Transactional
  public boolean dealtWith(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    List<DataBreach> all = breaches.ofCase(file.getId());
    DataBreach it = all.get(all.size() - 1);
    boolean personal = Boolean.TRUE.equals(it.personal());
    routes.end(file.getId(), "data-protection", personal, it.notPersonalReason(), by);
    return personal;
  }
}
