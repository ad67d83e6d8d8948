package org.chalkline.casework;

import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Component;

/**
 * Who is in charge of a case: the role that leads its kind and, where everybody who holds it is
 * outside the case, the next in the table of succession. Nobody, where it is with a body outside.
 */
@Component
public class InCharge {

  private final StepWorks works;
  private final Routing routing;
  private final Access access;

  InCharge(StepWorks works, Routing routing, Access access) {
    this.works = works;
    this.routing = routing;
    this.access = access;
  }

  /** The role that leads cases of this kind. */
  String role(CaseFile file) {
    return works.kind(file).map(kind -> kind.leads(file)).orElse("headteacher");
  }

  /** Everybody who is in charge now. */
  public List<Person> of(CaseFile file) {
    return of(file, 0);
  }

  /**
   * Everybody who is in charge, and who comes after them in the table.
   *
   * @param level how many places further
   */
  List<Person> of(CaseFile file, int level) {
    return routing
        .route(file.school(), Owner.role(role(file)), access.walledOut(file.getId()), level)
        .persons();
  }

  /** Whether it is walls that leave nobody inside who could be in charge. */
  boolean outside(CaseFile file) {
    return !access.walledOut(file.getId()).isEmpty()
        && of(file).isEmpty()
        && !routing.route(file.school(), Owner.role(role(file)), List.of(), 0).outside();
  }

  /** Whether this person is in charge and sees the case. */
  public boolean is(Me me, CaseFile file) {
    return of(file).stream().anyMatch(it -> it.id().equals(me.id()))
        && access.maySee(me, file.getId());
  }

  /**
   * Lets whoever is in charge pass.
   *
   * @throws Refused for anybody else
   */
  void require(Me me, CaseFile file) {
    if (!is(me, file)) {
      throw new Refused("Only whoever is in charge of the case can do this.");
    }
  }
}
