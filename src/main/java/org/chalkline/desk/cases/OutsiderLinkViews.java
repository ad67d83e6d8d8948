package org.chalkline.desk.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.links.LinkPurpose;
import org.chalkline.links.LinkRow;
import org.chalkline.links.Made;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The links of a case for people without an account, ready to print. */
@Service
class OutsiderLinkViews {

  /** The last part of the page's address. */
  static final String LINKS = "links";

  private final OneTimeLinks links;
  private final ObjectProvider<LinkPurpose> purposes;
  private final Access access;
  private final CaseWords words;
  private final When when;

  OutsiderLinkViews(
      OneTimeLinks links,
      ObjectProvider<LinkPurpose> purposes,
      Access access,
      CaseWords words,
      When when) {
    this.links = links;
    this.purposes = purposes;
    this.access = access;
    this.words = words;
    this.when = when;
  }

  /** The page: the links, newest first. */
  record LinksView(String caseHref, String caseTitle, List<LinkCard> links) {}

  /**
   * One link.
   *
   * @param alive whether it can be given a new code, or be revoked
   * @param again whether another can be made in its place
   * @param rows what is to be known of it
   */
  record LinkCard(
      String href,
      String title,
      String state,
      String colour,
      boolean alive,
      boolean again,
      List<SummaryRow> rows) {}

  /**
   * What was just made and is shown once.
   *
   * @param address the link; null if only the code is new
   * @param code the code; null if this was asked for a second time
   */
  record MadeView(
      String caseHref, String caseTitle, @Nullable String address, @Nullable String code) {}

  /** Whether the case has any. */
  boolean any(Me me, CaseFile file) {
    return !links.ofCase(me, file.reference()).isEmpty();
  }

  @Transactional(readOnly = true)
  public LinksView page(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    String here = CaseLists.LIST + "/" + file.reference();
    List<LinkCard> cards = new ArrayList<>();
    for (LinkRow link : links.ofCase(me, reference)) {
      cards.add(card(here + "/" + LINKS + "/" + link.id(), link, file.open()));
    }
    return new LinksView(here, file.title(), cards);
  }

  @Transactional(readOnly = true)
  public MadeView made(Me me, String reference, @Nullable Made made, @Nullable String code) {
    CaseFile file = access.require(me, reference);
    return new MadeView(
        CaseLists.LIST + "/" + file.reference() + "/" + LINKS,
        file.title(),
        made == null ? null : made.address(),
        made == null ? code : made.code());
  }

  private LinkCard card(String href, LinkRow link, boolean open) {
    String state = link.state().name().toLowerCase(Locale.ROOT);
    String title =
        purposes.stream()
            .filter(it -> it.purpose().equals(link.purpose()))
            .findFirst()
            .map(it -> it.words(link.about()))
            .orElse(link.purpose());
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("made", when.full(link.madeAt())));
    rows.add(row("expires", when.full(link.expires())));
    rows.add(
        row(
            "opened",
            link.openedAt() == null
                ? words.say("desk.case.links.never")
                : when.full(link.openedAt())));
    rows.add(
        row(
            "used",
            link.usedAt() == null ? words.say("desk.case.links.never") : when.full(link.usedAt())));
    return new LinkCard(
        href,
        title,
        words.say("desk.case.links.state." + state),
        switch (link.state()) {
          case WORKS -> "green";
          case LOCKED -> "orange";
          default -> "grey";
        },
        link.alive(),
        open,
        rows);
  }

  private SummaryRow row(String key, String value) {
    return new SummaryRow(words.say("desk.case.links." + key), value);
  }
}
