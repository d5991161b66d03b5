// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;

/** Tells a contact's life from its events, in their order. */
final class ContactFold {
  private static final int MAX_PREVIEW = 120;

  /** Where a contact stands. */
  enum State {
    /** A call that rings at a desktop. */
    RINGING,
    /** In its queue. */
    WAITING,
    /** On an agent's screen. */
    OFFERED,
    /** An agent owns it. */
    IN_HAND,
    /** Wrapped up, or given up by the citizen before anybody took it. */
    CLOSED
  }

  ContactFact.@Nullable Opened opened;
  @Nullable DeviceId openedBy;
  @Nullable Long openedSeq;
  State state = State.WAITING;
  String agent = "";
  String queue = "";
  Instant since = Instant.EPOCH;
  @Nullable Instant offeredUntil;
  CallFact.@Nullable State call;
  boolean citizenGone;
  long version;
  @Nullable EventId lastSaid;
  String preview = "";

  private ContactFold() {}

  static ContactFold of(List<StoredEvent> events) {
    ContactFold fold = new ContactFold();
    events.stream().filter(StoredEvent::counts).forEach(fold::add);
    return fold;
  }

  private void add(StoredEvent event) {
    Fact fact = event.fact();
    switch (fact) {
      case ContactFact life -> {
        version++;
        live(event, life);
      }
      case CallFact.Changed changed -> {
        call = changed.state();
        if (changed.state().isOver()) {
          gone();
        }
      }
      case ChatFact.Message message when message.author() == ChatFact.Author.CITIZEN ->
          said(event, message.text());
      case ChatFact.Ended ended -> gone();
      case EmailFact.Received mail ->
          said(event, mail.text().isBlank() ? mail.subject() : mail.text());
      default -> {}
    }
  }

  private void live(StoredEvent event, ContactFact fact) {
    offeredUntil = null;
    since = event.at();
    switch (fact) {
      case ContactFact.Opened first -> {
        opened = first;
        openedBy = event.device();
        openedSeq = event.citizenSeq();
        queue = first.queue();
        state = first.channel() == Channel.VOICE ? State.RINGING : State.WAITING;
      }
      case ContactFact.Queued queued -> {
        queue = queued.queue();
        state = State.WAITING;
        agent = "";
        citizenGone = false;
      }
      case ContactFact.Offered offer -> {
        state = State.OFFERED;
        agent = offer.agent();
        offeredUntil = offer.until();
      }
      case ContactFact.OfferMissed missed -> {
        state = State.WAITING;
        agent = "";
      }
      case ContactFact.Accepted accepted -> {
        state = State.IN_HAND;
        agent = accepted.agent();
      }
      case ContactFact.WrappedUp wrapped -> {
        state = State.CLOSED;
        agent = wrapped.agent();
      }
    }
  }

  /** The citizen went away; if nobody had the contact, that is the end of it. */
  private void gone() {
    citizenGone = true;
    if (state != State.IN_HAND) {
      state = State.CLOSED;
    }
  }

  private void said(StoredEvent event, String text) {
    lastSaid = event.id();
    String line = text.strip().replaceAll("\\s+", " ");
    preview = line.length() <= MAX_PREVIEW ? line : cut(line);
  }

  /** Cuts between characters, never within one. */
  private static String cut(String line) {
    int end = MAX_PREVIEW - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
