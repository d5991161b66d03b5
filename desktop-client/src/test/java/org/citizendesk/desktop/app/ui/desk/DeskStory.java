// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ChatFact.Author;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A busy morning, as it could be; every name and number is invented. */
final class DeskStory {
  static final String MARGARET = "Margaret Okonkwo";
  static final CitizenId CITIZEN = Items.citizen(MARGARET);
  private static final ContactId CHAT = Items.contact(MARGARET);
  private static final ContactId CALL = Items.contact("earlier call");
  private static final ContactId MAIL = Items.contact("earlier mail");

  private final FakeDesk desk;
  private Instant at = TestUi.START.minus(Duration.ofDays(2));

  private DeskStory(FakeDesk desk) {
    this.desk = desk;
  }

  static FakeDesk busy() {
    FakeDesk desk = new FakeDesk();
    DeskStory story = new DeskStory(desk);
    story.known();
    story.call();
    story.mail();
    story.chat();
    desk.work.items().set(work());
    return desk;
  }

  static List<WorkItem> work() {
    return List.of(
        Items.about(
            Items.unread(Items.offer("Tomasz Nowak")), "Where do I send my proof of address?"),
        Items.about(Items.of("+1 555 0142", Channel.VOICE, Status.OFFERED), "Benefits line"),
        Items.about(Items.chat(MARGARET), "Housing benefit review"),
        Items.about(
            Items.unread(Items.mail("Daniel Whitcombe")), "Missed interview, new date please"),
        Items.about(Items.unread(Items.chat("Aoife Brennan")), "School meals for September"),
        Items.about(
            Items.with(Items.call("Ngozi Adeyemi"), CallFact.State.HELD), "Renewal: which photo"),
        Items.about(
            Items.with(
                Items.mail("Residents of Mill Court and the tenants’ association"), Status.WRAP_UP),
            "Re: Heating assistance for the whole building"));
  }

  private void known() {
    desk.citizens.set(
        new CitizenCard(
            CITIZEN,
            MARGARET,
            "es",
            List.of(
                new CitizenCard.Identifier(IdentifierKind.PHONE, "+1 555 0117"),
                new CitizenCard.Identifier(IdentifierKind.EMAIL, "margaret.okonkwo@mail.test"),
                new CitizenCard.Identifier(IdentifierKind.CASE, "HB-4471-0926"))));
  }

  private void call() {
    add(CALL, 0, opened(Channel.VOICE, "", "+1 555 0117"));
    add(CALL, 1, new CallFact.Changed(CallFact.State.OFFERED, ""));
    add(CALL, 4, new CallFact.Changed(CallFact.State.RINGING, ""));
    add(CALL, 9, new CallFact.Changed(CallFact.State.CONNECTED, ""));
    add(CALL, 90, new CallFact.Changed(CallFact.State.HELD, ""));
    add(CALL, 47, new CallFact.Changed(CallFact.State.CONNECTED, ""));
    add(CALL, 130, new CallFact.Changed(CallFact.State.ENDED, "caller hung up"));
    add(CALL, 20, new NoteFact.Written("sam", "Identity checked. Prefers chat after 4 pm."));
    add(CALL, 30, wrappedUp("sam", "documents-requested", "Asked for the last two wage slips."));
  }

  private void mail() {
    at = TestUi.START.minus(Duration.ofDays(1));
    add(MAIL, 0, opened(Channel.EMAIL, "Wage slips", "margaret.okonkwo@mail.test"));
    add(
        MAIL,
        1,
        new EmailFact.Received(
            "<1@mail.test>",
            "Margaret Okonkwo <margaret.okonkwo@mail.test>",
            List.of("benefits@agency.test"),
            "Wage slips",
            """
            Good morning,

            here are my wage slips for September and October. Please tell me whether you need \
            anything else, I would like this to be settled before the holidays.

            Margaret Okonkwo

            On Thu, Nov 19, 2026 at 11:02 AM Benefits <benefits@agency.test> wrote:
            > Please send us your last two wage slips.
            """,
            null,
            List.of(
                new EmailFact.Attachment(
                    "wage-slip-september.pdf", "application/pdf", 184_320, "a"),
                new EmailFact.Attachment(
                    "wage-slip-october.pdf", "application/pdf", 1_992_294, "b")),
            "c",
            List.of("One attachment (winmail.dat) could not be read."),
            null));
    add(MAIL, 2, new ContactFact.Queued("Benefits", ContactFact.Cause.NEW));
    add(MAIL, 2, new ContactFact.Accepted("priya"));
    var reply =
        add(
            MAIL,
            400,
            new EmailFact.ReplyWritten(
                "priya",
                "margaret.okonkwo@mail.test",
                "Re: Wage slips",
                "Dear Ms Okonkwo,\n\nthank you, both wage slips are readable and complete.",
                "<1@mail.test>"));
    add(MAIL, 5, new EmailFact.Sent(reply, "<2@agency.test>"));
    add(MAIL, 9, wrappedUp("priya", "documents-requested", ""));
    add(MAIL, 1, new UnknownFact(new Event.Content("letter.scanned", 1, "{}")));
  }

  private void chat() {
    at = TestUi.START.minus(Duration.ofMinutes(12));
    add(CHAT, 0, opened(Channel.CHAT, "Housing benefit review", MARGARET));
    add(CHAT, 1, new ContactFact.Offered("lee", at));
    add(CHAT, 20, new ContactFact.OfferMissed("lee", false));
    add(CHAT, 1, new ContactFact.Offered("priya", at));
    add(CHAT, 8, new ContactFact.Accepted("priya"));
    say(
        Author.CITIZEN,
        "Hi, I still haven’t heard back about my housing benefit review. It’s been over three weeks now.");
    say(
        Author.AGENT,
        "Thanks for waiting, Margaret. I can see the review was opened on 12 October and your tenancy letter arrived on Monday.");
    say(Author.CITIZEN, "Do I need to send the wage slips again?");
    say(Author.AGENT, "No need, all of them are on file.");
    add(
        CHAT,
        10,
        new KnowledgeFact.Quoted(
            "priya", "hb-payment-dates", 4, "Housing benefit payment dates", "42 U.S.C. 1437f"));
    say(Author.CITIZEN, "That’s a relief. When will the money go in?");
    at = at.plusSeconds(30);
    desk.timeline.addOwn(
        CITIZEN,
        CHAT,
        at,
        Delivery.SENT,
        new ChatFact.Message(Author.AGENT, "Priya Shah", "Payments go out every second Thursday."));
    desk.timeline.addOwn(
        CITIZEN,
        CHAT,
        at,
        Delivery.SAVED_HERE,
        new NoteFact.Written("priya", "Told her the date; she will call if it is late."));
    desk.timeline.addOwn(
        CITIZEN,
        CHAT,
        at,
        Delivery.REJECTED,
        new ChatFact.Message(Author.AGENT, "Priya Shah", "Is there anything else?"));
  }

  private void say(Author author, String text) {
    String name = author == Author.CITIZEN ? MARGARET : "Priya Shah";
    add(CHAT, 40, new ChatFact.Message(author, name, text));
  }

  private org.citizendesk.protocol.id.EventId add(ContactId contact, int seconds, Fact fact) {
    at = at.plusSeconds(seconds);
    return desk.timeline.add(CITIZEN, contact, at, fact).id();
  }

  private static Fact opened(Channel channel, String subject, String party) {
    return new ContactFact.Opened(
        channel, ContactFact.Direction.INBOUND, "Benefits", subject, party);
  }

  private static Fact wrappedUp(String agent, String outcome, String summary) {
    return new ContactFact.WrappedUp(agent, outcome, summary, 300_000);
  }
}
