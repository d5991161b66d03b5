// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Facts to event contents and back. The names here are the protocol: never change one, add one.
 *
 * <p>Thread-safe.
 */
public final class FactCodec {
  private static final int VERSION = 1;

  /** The form of a name in a set of names; in any other form it is broken rather than new. */
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");

  private static final Map<String, Class<? extends Fact>> TYPES =
      Map.ofEntries(
          Map.entry("contact.opened", ContactFact.Opened.class),
          Map.entry("contact.queued", ContactFact.Queued.class),
          Map.entry("contact.offered", ContactFact.Offered.class),
          Map.entry("contact.offer-missed", ContactFact.OfferMissed.class),
          Map.entry("contact.escalated", ContactFact.Escalated.class),
          Map.entry("contact.transferred", ContactFact.Transferred.class),
          Map.entry("contact.parked", ContactFact.Parked.class),
          Map.entry("contact.resumed", ContactFact.Resumed.class),
          Map.entry("contact.wrap-up-asked", ContactFact.WrapUpAsked.class),
          Map.entry("contact.wrap-up-timed", ContactFact.WrapUpTimed.class),
          Map.entry("contact.wrap-up-extended", ContactFact.WrapUpExtended.class),
          Map.entry("contact.accepted", ContactFact.Accepted.class),
          Map.entry("contact.wrapped-up", ContactFact.WrappedUp.class),
          Map.entry("email.received", EmailFact.Received.class),
          Map.entry("email.also-received", EmailFact.AlsoReceived.class),
          Map.entry("email.reply-written", EmailFact.ReplyWritten.class),
          Map.entry("email.reply-waits", EmailFact.ReplyWaits.class),
          Map.entry("email.reply-held", EmailFact.ReplyHeld.class),
          Map.entry("email.reply-released", EmailFact.ReplyReleased.class),
          Map.entry("email.reply-withdrawn", EmailFact.ReplyWithdrawn.class),
          Map.entry("email.sent", EmailFact.Sent.class),
          Map.entry("email.send-failed", EmailFact.SendFailed.class),
          Map.entry("chat.message", ChatFact.Message.class),
          Map.entry("chat.ended", ChatFact.Ended.class),
          Map.entry("chat.introduced", ChatFact.Introduced.class),
          Map.entry("chat.rated", ChatFact.Rated.class),
          Map.entry("chat.copy-asked", ChatFact.CopyAsked.class),
          Map.entry("call.changed", CallFact.Changed.class),
          Map.entry("citizen.described", CitizenFact.Described.class),
          Map.entry("citizen.identifier-linked", CitizenFact.IdentifierLinked.class),
          Map.entry("note.written", NoteFact.Written.class),
          Map.entry("knowledge.quoted", KnowledgeFact.Quoted.class),
          Map.entry("knowledge.searched", KnowledgeFact.Searched.class),
          Map.entry("knowledge.found", KnowledgeFact.Found.class),
          Map.entry("knowledge.flagged", KnowledgeFact.Flagged.class),
          Map.entry("knowledge.flag-withdrawn", KnowledgeFact.FlagWithdrawn.class),
          Map.entry("knowledge.read-confirmed", KnowledgeFact.ReadConfirmed.class),
          Map.entry("book.general-set", BookFact.GeneralSet.class),
          Map.entry("book.calendar-set", BookFact.CalendarSet.class),
          Map.entry("book.queue-set", BookFact.QueueSet.class),
          Map.entry("book.team-set", BookFact.TeamSet.class),
          Map.entry("book.person-set", BookFact.PersonSet.class),
          Map.entry("book.text-set", BookFact.TextSet.class),
          Map.entry("book.removed", BookFact.Removed.class),
          Map.entry("agent.state-changed", AgentFact.StateChanged.class),
          Map.entry("agent.next-chosen", AgentFact.NextChosen.class),
          Map.entry("agent.channel-changed", AgentFact.ChannelChanged.class),
          Map.entry("agent.link-changed", AgentFact.LinkChanged.class),
          Map.entry("agent.device-changed", AgentFact.DeviceChanged.class));

  private static final Map<Class<?>, String> NAMES =
      TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private static final ObjectMapper MAPPER = Wire.payloads(JsonMapper.builder());

  private FactCodec() {}

  /**
   * Returns the content that says this fact.
   *
   * @throws IllegalArgumentException if it is larger than an event may be
   */
  public static Event.Content encode(Fact fact) {
    if (fact instanceof UnknownFact unknown) {
      return unknown.content();
    }
    String name = NAMES.get(fact.getClass());
    if (name == null) {
      throw new IllegalStateException("no name is registered for " + fact.getClass().getName());
    }
    return new Event.Content(name, VERSION, Surrogates.escape(MAPPER.writeValueAsString(fact)));
  }

  /**
   * Returns the fact, or {@link UnknownFact} if the kind, its version or one of its names (a state,
   * a channel) is newer than this program.
   *
   * @throws IllegalArgumentException if the kind is known and the payload is not of that kind
   */
  public static Fact decode(Event.Content content) {
    Class<? extends Fact> type = TYPES.get(content.type());
    if (type == null || content.version() > VERSION) {
      return new UnknownFact(content);
    }
    try {
      Fact fact = MAPPER.readValue(content.payload(), type);
      if (fact == null) {
        throw new IllegalArgumentException("cannot read fact " + content.type() + ": it is null");
      }
      return fact;
    } catch (JacksonException e) {
      if (isNewName(e)) {
        return new UnknownFact(content);
      }
      throw new IllegalArgumentException(
          "cannot read fact " + content.type() + ": " + Wire.describe(e, "payload"));
    }
  }

  private static boolean isNewName(JacksonException e) {
    return e instanceof InvalidFormatException mismatch
        && mismatch.getTargetType() != null
        && mismatch.getTargetType().isEnum()
        && mismatch.getValue() instanceof String name
        && NAME.matcher(name).matches();
  }
}
