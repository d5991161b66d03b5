// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Mails that have not left, from the local store. */
public final class LocalReplies implements Replies {
  private static final String CONTACTS =
      "select distinct contact_id from event where type in ('email.reply-waits',"
          + " 'email.reply-held') and contact_id is not null";

  private final LocalStore store;
  private final String agent;
  private final Commands commands;
  private final Map<String, List<PendingReply>> byContact = new TreeMap<>();
  private final Cell<List<PendingReply>> pending = new Cell<>(List.of());

  private LocalReplies(LocalStore store, String agent, Commands commands) {
    this.store = store;
    this.agent = agent;
    this.commands = commands;
  }

  /**
   * Reads them for the first time and from then on with each change.
   *
   * @param agent whose mails they are
   */
  public static LocalReplies open(LocalStore store, String agent, Commands commands) {
    LocalReplies replies = new LocalReplies(store, agent, commands);
    replies.start();
    return replies;
  }

  private void start() {
    store.watch(change -> look(change.contacts()));
    look(
        store.read(
            handle ->
                handle
                    .createQuery(CONTACTS)
                    .map((row, context) -> new ContactId(Columns.uuid(row.getBytes(1))))
                    .set()));
  }

  @Override
  public Observed<List<PendingReply>> pending() {
    return pending;
  }

  @Override
  public CompletableFuture<Outcome> withdraw(PendingReply reply) {
    return commands.ask(new Command.WithdrawReply(reply.id()));
  }

  @Override
  public CompletableFuture<Outcome> release(PendingReply reply) {
    List<StoredEvent> events = store.read(handle -> Events.ofContact(handle, reply.contact()));
    EventId seen = Answering.newest(events).orElse(null);
    return commands.ask(new Command.ReleaseReply(reply.id(), seen));
  }

  private synchronized void look(Set<ContactId> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    for (ContactId contact : contacts) {
      List<PendingReply> found =
          of(store.read(handle -> Events.ofContact(handle, contact)), contact);
      if (found.isEmpty()) {
        byContact.remove(contact.toString());
      } else {
        byContact.put(contact.toString(), found);
      }
    }
    pending.set(
        byContact.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableList()));
  }

  private List<PendingReply> of(List<StoredEvent> events, ContactId contact) {
    Map<EventId, StoredEvent> written = new HashMap<>();
    for (StoredEvent event : events) {
      if (event.counts()
          && event.fact() instanceof EmailFact.ReplyWritten reply
          && reply.agent().equals(agent)) {
        written.put(event.id(), event);
      }
    }
    Map<EventId, PendingReply> open = new LinkedHashMap<>();
    if (!written.isEmpty()) {
      for (StoredEvent event : events) {
        if (event.fact() instanceof EmailFact fact) {
          follow(open, written, fact, contact);
        }
      }
    }
    return List.copyOf(open.values());
  }

  private static void follow(
      Map<EventId, PendingReply> open,
      Map<EventId, StoredEvent> written,
      EmailFact fact,
      ContactId contact) {
    switch (fact) {
      case EmailFact.ReplyWaits waits -> {
        StoredEvent event = written.get(waits.reply());
        if (event != null && event.fact() instanceof EmailFact.ReplyWritten reply) {
          open.put(
              event.id(),
              new PendingReply(event.id(), event.citizen(), contact, reply, waits.until(), null));
        }
      }
      case EmailFact.ReplyHeld held -> {
        StoredEvent event = written.get(held.reply());
        if (event != null && event.fact() instanceof EmailFact.ReplyWritten reply) {
          open.put(
              event.id(),
              new PendingReply(event.id(), event.citizen(), contact, reply, null, held));
        }
      }
      case EmailFact.ReplyReleased released -> open.remove(released.reply());
      case EmailFact.ReplyWithdrawn withdrawn -> open.remove(withdrawn.reply());
      case EmailFact.Sent sent -> open.remove(sent.reply());
      case EmailFact.SendFailed failed -> open.remove(failed.reply());
      case EmailFact.Received received -> {}
      case EmailFact.AlsoReceived also -> {}
      case EmailFact.ReplyWritten reply -> {}
    }
  }
}
