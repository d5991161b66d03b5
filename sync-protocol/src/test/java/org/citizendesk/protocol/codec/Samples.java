// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Limits;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One fixed example of everything that goes over the wire. The golden files are made of them. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
  static final DeviceId DEVICE = DeviceId.of("019348a1-0000-7000-8000-000000000001");
  static final CitizenId CITIZEN = CitizenId.of("019348a1-0000-7000-8000-000000000002");
  static final ContactId CONTACT = ContactId.of("019348a1-0000-7000-8000-000000000003");
  static final EventId FIRST = EventId.of("019348a1-0000-7000-8000-000000000011");
  static final EventId SECOND = EventId.of("019348a1-0000-7000-8000-000000000012");
  static final CommandId COMMAND = CommandId.of("019348a1-0000-7000-8000-000000000021");
  static final long EPOCH = -7_046_029_254_386_353_131L;

  private static final long HLC = 1_795_003_200_123L << 16;
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static final AgentFact.Choice LUNCH =
      new AgentFact.Choice(AgentFact.State.NOT_READY, "lunch");
  private static final AgentFact.Stamp STAMP = new AgentFact.Stamp(7, "sue", "c-1", 5_160_250);

  private Samples() {}

  static Event event(EventId id, long seq, ContactId contact, Fact fact) {
    return new Event(
        id,
        new Event.Origin(DEVICE, EPOCH, seq, "session-1"),
        new Event.Subject(CITIZEN, contact),
        HLC + seq,
        NOON,
        FactCodec.encode(fact));
  }

  static PlacedEvent placed(Event event, long pos, long citizenSeq) {
    return new PlacedEvent(event, new PlacedEvent.Place(0, pos, citizenSeq), NOON.plusMillis(250));
  }

  static Event note() {
    return event(
        FIRST, 41, CONTACT, new NoteFact.Written("ana", "Called back, será mañana \u263a"));
  }

  static Event description() {
    return event(SECOND, 42, null, new CitizenFact.Described("Rosa Example", "es"));
  }

  static List<ClientFrame> clientFrames() {
    return List.of(
        hello(),
        new ClientFrame.Push(List.of(note(), description())),
        new ClientFrame.Pull(0, 1_000, 500, true, true),
        sub(),
        new ClientFrame.Fetch(CITIZEN, Long.MAX_VALUE, 50),
        cmd(new Command.AcceptOffer(CONTACT, 3)),
        new ClientFrame.Signal(CONTACT, SignalKind.SEEN, FIRST),
        new ClientFrame.Heartbeat(2));
  }

  static ClientFrame.Hello hello() {
    return new ClientFrame.Hello(
        "token-1",
        new ClientFrame.Device(DEVICE, EPOCH),
        40,
        2,
        "log-1",
        List.of(
            new ClientFrame.Cursor(0, 1_000, "q83vASNFZ4mrze8B"),
            new ClientFrame.Cursor(1, 0, null)),
        sub(),
        "0.1.0",
        NOON,
        1,
        List.of(new ClientFrame.Cursor(0, 1_002, "Zm9vYmFyYmF6cXV4")));
  }

  private static ClientFrame.Sub sub() {
    return new ClientFrame.Sub(7, List.of("citizen:" + CITIZEN, "queue:benefits", "agent:ana"));
  }

  static ClientFrame.Cmd cmd(Command command) {
    return new ClientFrame.Cmd(COMMAND, command, NOON.plusSeconds(10));
  }

  static List<ServerFrame> serverFrames() {
    List<PlacedEvent> events = List.of(placed(note(), 1_001, 8), placed(description(), 1_003, 9));
    return List.of(
        new ServerFrame.Welcome(
            "session-1",
            new ServerFrame.User("ana", "Ana Example", List.of(Role.AGENT, Role.SUPERVISOR)),
            "log-1",
            40,
            heads(),
            List.of(1),
            new Limits(4, 262_144, 15_000, true),
            NOON),
        new ServerFrame.Ack(
            41,
            List.of(new ServerFrame.Placed(41, new PlacedEvent.Place(0, 1_001, 8))),
            List.of(new ClientFrame.Cursor(0, 1_001, "q83vASNFZ4mrze8B"))),
        new ServerFrame.Reject(42, SECOND, "too-new", "This server cannot read the entry."),
        new ServerFrame.Deliver(0, 1_000, 1_005, 7, events, "q83vASNFZ4mrze8B"),
        new ServerFrame.Page(0, 1_000, 1_005, 7, true, events),
        new ServerFrame.Snapshot(
            0, 1_000, 90_000, "019348a1-0000-7000-8000-000000000031", 4_321_987, HASH),
        new ServerFrame.CaughtUp(0, 1_005),
        new ServerFrame.Subbed(7, heads(), List.of("agent:ben")),
        new ServerFrame.History(CITIZEN, Long.MAX_VALUE, events, false, "q83vASNFZ4mrze8B"),
        result(new Outcome.Done()),
        view(board()),
        new ServerFrame.Signal(CONTACT, "ben", "Ben Example", SignalKind.WRITING, null),
        new ServerFrame.Heartbeat(heads()),
        new ServerFrame.GoAway("restart", 4_200),
        new ServerFrame.Failure(CloseCode.BAD_FRAME, "cannot read frame: t is missing"));
  }

  private static List<ServerFrame.Head> heads() {
    return List.of(new ServerFrame.Head(0, 1_005), new ServerFrame.Head(1, 0));
  }

  static ServerFrame.CmdResult result(Outcome outcome) {
    return new ServerFrame.CmdResult(COMMAND, outcome);
  }

  static ServerFrame.View view(ViewBody body) {
    return new ServerFrame.View(12, body);
  }

  static List<Command> commands() {
    return List.of(
        new Command.AcceptOffer(CONTACT, 3),
        new Command.DeclineOffer(CONTACT, 3),
        new Command.Transfer(CONTACT, 5, "benefits", "ben", "Knows the case."),
        new Command.Park(CONTACT, 5, NOON),
        new Command.Resume(CONTACT, 6),
        new Command.SetAgentState(AgentFact.State.NOT_READY, "lunch", 6L),
        new Command.CancelNextState(7L),
        new Command.SetChannelReady(Channel.CHAT, false, 8L),
        new Command.SetStateOfAgent("ben", AgentFact.State.NOT_READY, "meeting", 9L),
        new Command.WithdrawReply(FIRST),
        new Command.ReleaseReply(FIRST, SECOND));
  }

  static List<Outcome> outcomes() {
    return List.of(
        new Outcome.Done(),
        new Outcome.Refused(Outcome.Code.CHANGED_MEANWHILE, "Ben has taken it."));
  }

  static List<ViewBody> views() {
    return List.of(board());
  }

  private static ViewBody.Board board() {
    return new ViewBody.Board(
        NOON,
        List.of(
            new ViewBody.QueueRow("benefits", Channel.VOICE, 2, NOON.minusSeconds(95), 1, 17),
            new ViewBody.QueueRow(
                "benefits",
                Channel.EMAIL,
                0,
                null,
                0,
                2,
                4,
                new ViewBody.Service(7200, 80, 1, NOON.plusSeconds(60), 12, 9))),
        List.of(
            new ViewBody.AgentRow(
                "ana",
                "Ana Example",
                AgentFact.State.BUSY,
                "",
                NOON,
                1,
                2,
                new ViewBody.Ledger(
                    LUNCH,
                    7,
                    List.of(Channel.VOICE, Channel.EMAIL),
                    AgentFact.Link.CONNECTED,
                    List.of(AgentFact.Device.MICROPHONE)))));
  }

  static List<Fact> facts() {
    return Stream.of(contactFacts(), emailFacts(), knowledgeFacts(), bookFacts())
        .flatMap(List::stream)
        .toList();
  }

  static List<Fact> bookFacts() {
    Capacity capacity = new Capacity(1, 3, 5, 6);
    List<Choice> reasons =
        List.of(new Choice("lunch", "Lunch"), new Choice("training", "Training"));
    return List.of(
        new BookFact.GeneralSet(new General(reasons, capacity, Interruption.USUAL)),
        new BookFact.CalendarSet(
            new BusinessCalendar(
                "office",
                "America/New_York",
                List.of(
                    new BusinessCalendar.Hours(
                        List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "12:00")),
                List.of(
                    new BusinessCalendar.Day("2026-12-25", "Christmas Day", List.of()),
                    new BusinessCalendar.Day(
                        "2026-12-24", "", List.of(new BusinessCalendar.Span("08:00", "11:00")))))),
        new BookFact.QueueSet(
            new Queue(
                "benefits-es",
                "Benefits, Spanish",
                "snap",
                "es",
                Map.of("snap", 2),
                120,
                "office",
                25,
                300,
                false,
                new Queue.Target(60, 80),
                new WrapUp(
                    WrapUp.Mode.TIMED, 60, true, List.of(new Choice("answered", "Answered"))),
                List.of(
                    new Queue.Step(120, 60, true, ""), new Queue.Step(600, 0, false, "benefits")))),
        new BookFact.TeamSet(new Team("north", "North office", reasons, null)),
        new BookFact.PersonSet(
            new Person("ana", "north", List.of("en", "es"), Map.of("snap", 3), capacity)),
        new BookFact.TextSet(
            new CannedText(
                "papers",
                "Papers that are missing",
                CannedText.Use.INSERT,
                List.of("benefits-es"),
                "",
                "es",
                "Buenos d\u00edas, {{citizen.name}}:\nfaltan {{papeles}}.")),
        new BookFact.Removed(BookFact.Kind.QUEUE, "old"));
  }

  private static List<Fact> knowledgeFacts() {
    return List.of(
        new KnowledgeFact.Quoted(
            "ana",
            "snap-card",
            3,
            "Lost cards",
            "7 CFR 274.6",
            "en",
            "what-to-do",
            KnowledgeFact.Reader.CITIZEN),
        new KnowledgeFact.Searched(
            "card eaten by atm [number]", 0, "en", "snap", "US-CA", "lost card", "snap-card"),
        new KnowledgeFact.Found(
            "lost card", "en", "", "US-CA", "snap-card", 3, "what-to-do", KnowledgeFact.Use.QUOTED),
        new KnowledgeFact.Flagged(
            "ana",
            "snap-card",
            "en",
            3,
            "Lost cards",
            "what-to-do",
            KnowledgeFact.Reason.OUT_OF_DATE,
            "The number has changed."),
        new KnowledgeFact.FlagWithdrawn("ana", FIRST),
        new KnowledgeFact.ReadConfirmed("ana", "snap-card", "en", 3, "Lost cards"));
  }

  private static List<Fact> contactFacts() {
    return List.of(
        new ContactFact.Opened(
            Channel.EMAIL,
            ContactFact.Direction.INBOUND,
            "benefits",
            "My card",
            "rosa@citizen.example"),
        new ContactFact.Queued("benefits", ContactFact.Cause.NEW),
        new ContactFact.Offered("ana", NOON.plusSeconds(20)),
        new ContactFact.OfferMissed("ana", true),
        new ContactFact.Escalated(0, 60, true),
        new ContactFact.Transferred("ana", "benefits", "ben", "Knows the case."),
        new ContactFact.Parked("ana", NOON),
        new ContactFact.Resumed("ana"),
        new ContactFact.WrapUpAsked("ana"),
        new ContactFact.WrapUpTimed(NOON.plusSeconds(60)),
        new ContactFact.WrapUpExtended("ana", 30),
        new ContactFact.Accepted("ana"),
        new ContactFact.WrappedUp("ana", "answered", "Sent the form.", 312_000),
        new ChatFact.Message(
            ChatFact.Author.CITIZEN,
            "Rosa",
            "Hola \ud83d\ude00",
            List.of(new EmailFact.Attachment("letter.pdf", "application/pdf", 12_345, HASH))),
        new ChatFact.Ended(ChatFact.Author.SYSTEM),
        new ChatFact.Introduced("Benefits", "rosa@y.example", "Your case number?", "A-1"),
        new ChatFact.Rated(4, "Quick and kind"),
        new ChatFact.CopyAsked("rosa@y.example", "es", "America/New_York"),
        new CallFact.Changed(CallFact.State.ENDED, "caller hung up"),
        new CitizenFact.Described("Rosa Example", "es"),
        new CitizenFact.IdentifierLinked(CitizenFact.IdentifierKind.PHONE, "+12025550123"),
        new NoteFact.Written("ana", "Wants a call after \"six\"."),
        new AgentFact.StateChanged(
            "ana", AgentFact.State.NOT_READY, "lunch", AgentFact.Cause.SUPERVISOR, LUNCH, STAMP),
        new AgentFact.NextChosen("ana", LUNCH, AgentFact.Cause.AGENT, STAMP),
        new AgentFact.ChannelChanged("ana", Channel.CHAT, false, AgentFact.Cause.AGENT, STAMP),
        new AgentFact.LinkChanged("ana", AgentFact.Link.CONNECTING, AgentFact.Cause.LINK, STAMP),
        new AgentFact.DeviceChanged(
            "ana", AgentFact.Device.MICROPHONE, AgentFact.Health.MISSING, AgentFact.Cause.SYSTEM));
  }

  private static List<Fact> emailFacts() {
    return List.of(
        new EmailFact.Received(
            "<m1@citizen.example>",
            "Rosa <rosa@citizen.example>",
            List.of("services@city.example"),
            "My card",
            "It has not come.\n",
            "<p>It has not come.</p>",
            List.of(new EmailFact.Attachment("letter.pdf", "application/pdf", 12_345, HASH)),
            HASH,
            List.of("One image was left out."),
            new EmailFact.Way(
                List.of("Ben <ben@citizen.example>"),
                "rosa@home.example",
                EmailFact.Kind.HUMAN,
                new EmailFact.Source("services@city.example", "Inbox", 4711),
                CONTACT)),
        new EmailFact.AlsoReceived(
            "<m1@citizen.example>", new EmailFact.Source("forms@city.example", "Inbox", 12)),
        new EmailFact.ReplyWritten(
            "ana",
            "rosa@citizen.example",
            "Re: My card",
            "It is on its way.",
            null,
            List.of(new EmailFact.Attachment("card.png", "image/png", 2_048, HASH)),
            new EmailFact.Sending(List.of("ben@citizen.example"), NOON.plusSeconds(3600), SECOND)),
        new EmailFact.ReplyWaits(FIRST, "ana", NOON.plusSeconds(15)),
        new EmailFact.ReplyHeld(FIRST, "ana", EmailFact.Why.ANSWERED, "ben"),
        new EmailFact.ReplyReleased(FIRST, "ana"),
        new EmailFact.ReplyWithdrawn(FIRST, "ana"),
        new EmailFact.Sent(FIRST, "<r1@city.example>"),
        new EmailFact.SendFailed(FIRST, "mailbox full", false, "ben@citizen.example"));
  }
}
