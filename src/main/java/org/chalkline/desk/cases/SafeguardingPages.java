package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.safeguarding.Chronologies;
import org.chalkline.safeguarding.ReferralInbox;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.chalkline.web.TimelineItem;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The inbox of the safeguarding lead and the deputy, and the chronology of a referral. */
@Controller
class SafeguardingPages implements Navigation {

  private static final String INBOX = "/safeguarding";

  private final ReferralInbox inbox;
  private final Chronologies chronologies;
  private final CaseWords words;
  private final When when;

  SafeguardingPages(ReferralInbox inbox, Chronologies chronologies, CaseWords words, When when) {
    this.inbox = inbox;
    this.chronologies = chronologies;
    this.words = words;
    this.when = when;
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return Me.of(request).filter(inbox::has).isPresent()
        ? List.of(new NavItem(INBOX, words.say("desk.inbox.navigation"), 3))
        : List.of();
  }

  /** A referral, ready to print. */
  record Card(
      String href,
      String reference,
      String school,
      String opened,
      String state,
      String stateColour,
      String severity,
      String severityColour,
      boolean news,
      boolean danger,
      @Nullable String clock,
      boolean late,
      String holder) {}

  @GetMapping(INBOX)
  String inbox(Me me, Model model) {
    List<Card> cards = inbox.of(me).stream().map(this::card).toList();
    model.addAttribute("news", cards.stream().filter(Card::news).toList());
    model.addAttribute("others", cards.stream().filter(card -> !card.news()).toList());
    return "desk/safeguarding/inbox";
  }

  private Card card(ReferralInbox.Row row) {
    return new Card(
        CaseLists.LIST + "/" + row.reference(),
        row.reference(),
        words.school(row.school()),
        when.full(row.openedAt()),
        words.state(row.state()),
        CaseWords.stateColour(row.state()),
        row.severity().words(),
        CaseWords.colour(row.severity()),
        row.news(),
        row.danger(),
        row.due() == null
            ? null
            : words.say("desk.inbox.clock", when.full(row.due()), when.due(row.due())),
        row.due() != null && when.late(row.due()),
        row.holder() == null
            ? words.say("desk.inbox.free")
            : words.say("desk.inbox.holder", words.name(row.holder())));
  }

  @GetMapping("/cases/{reference}/chronology")
  String chronology(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("reference", reference);
    model.addAttribute("lines", chronologies.of(me, reference).stream().map(this::line).toList());
    return "desk/safeguarding/chronology";
  }

  private TimelineItem line(Chronologies.Line it) {
    String by = it.by() == null ? words.say("layout.service") : words.name(it.by());
    return new TimelineItem(
        when.day(it.day()),
        words.say("desk.chronology.entered", when.full(it.at())),
        by,
        it.words());
  }

  @GetMapping("/cases/{reference}/chronology.pdf")
  @NeedsFreshSignIn
  ResponseEntity<byte[]> pdf(Me me, @PathVariable String reference) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("chronology.pdf", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(chronologies.pdf(me, reference));
  }
}
