// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.CitizenCards;
import org.citizendesk.desktop.citizen.Directory;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.LocalTx;
import org.citizendesk.protocol.connector.ConnectorId;
import org.citizendesk.protocol.connector.Inbound;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Writes calls into the local store. The contact's id follows from the telephone's own name for the
 * call, so a call that is told twice is written once, also across a restart.
 */
final class CallBook {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

  private static final String CALLS =
      """
      select id, citizen, party, call, state, since,
        (select name from citizen c where c.id = contact.citizen) as name
      from contact where channel = 'VOICE' and opened_by = ? and call is not null
      """;

  private final LocalStore store;
  private final ConnectorId telephone;
  private final String agent;
  private final Directory directory;
  private final Map<CitizenId, String> names = new ConcurrentHashMap<>();

  CallBook(LocalStore store, ConnectorId telephone, String agent, Directory directory) {
    this.store = store;
    this.telephone = telephone;
    this.agent = agent;
    this.directory = directory;
  }

  ContactId contact(String ref) {
    return new ContactId(Uuids.named("call", telephone + "\0" + store.device() + "\0" + ref));
  }

  /** Writes a new call and waits for the disk; returns the call as it stands, new or known. */
  Optional<Call> offered(Inbound.Offered offer) {
    ContactId contact = contact(offer.ref());
    Optional<CitizenId> caller = caller(offer);
    store.submit(tx -> open(tx, contact, offer, caller)).join();
    return store.read(handle -> find(handle, contact));
  }

  /** A number is a hint: only if exactly one citizen has it, the call is taken for hers. */
  private Optional<CitizenId> caller(Inbound.Offered offer) {
    String number = offer.party().strip();
    if (!E164.matcher(number).matches()) {
      return Optional.empty();
    }
    List<CitizenId> here =
        store.read(
            handle ->
                CitizenCards.withIdentifier(handle, CitizenFact.IdentifierKind.PHONE, number));
    if (!here.isEmpty()) {
      return here.size() == 1 ? Optional.of(here.getFirst()) : Optional.empty();
    }
    List<CitizenCard> known = directory.lookUp(CitizenFact.IdentifierKind.PHONE, number);
    if (known.size() != 1) {
      return Optional.empty();
    }
    CitizenCard card = known.getFirst();
    names.put(card.id(), card.name());
    return Optional.of(card.id());
  }

  /** Writes a change and waits for the disk; empty if the call is not known. */
  Optional<Call> changed(String ref, CallFact.State state, String reason) {
    ContactId contact = contact(ref);
    store.submit(tx -> change(tx, contact, state, reason)).join();
    return store.read(handle -> find(handle, contact));
  }

  /** Ends the calls that were cut off when this program ended, all but these. */
  void endAllBut(List<ContactId> alive) {
    store
        .submit(
            tx -> {
              for (Call call : unfinished(tx.handle())) {
                if (!alive.contains(call.contact())) {
                  boolean answered =
                      call.state() == CallFact.State.CONNECTED
                          || call.state() == CallFact.State.HELD;
                  change(
                      tx,
                      call.contact(),
                      answered ? CallFact.State.ENDED : CallFact.State.MISSED,
                      "the desktop was restarted meanwhile");
                }
              }
              return true;
            })
        .join();
  }

  private boolean open(
      LocalTx tx, ContactId contact, Inbound.Offered offer, Optional<CitizenId> caller) {
    if (find(tx.handle(), contact).isPresent()) {
      return false;
    }
    CitizenId citizen = caller.orElseGet(() -> unknown(tx, offer));
    Event.Subject subject = new Event.Subject(citizen, contact);
    tx.write(
        subject,
        new ContactFact.Opened(
            offer.channel(), ContactFact.Direction.INBOUND, offer.queue(), "", offer.party()));
    tx.write(subject, new CallFact.Changed(CallFact.State.OFFERED, ""));
    return true;
  }

  private CitizenId unknown(LocalTx tx, Inbound.Offered offer) {
    String number = offer.party().strip();
    CitizenId citizen = new CitizenId(store.uuids().next());
    Event.Subject subject = new Event.Subject(citizen, null);
    String name = offer.displayName().isBlank() ? offer.party() : offer.displayName().strip();
    tx.write(subject, new CitizenFact.Described(name, ""));
    if (E164.matcher(number).matches()) {
      tx.write(subject, new CitizenFact.IdentifierLinked(CitizenFact.IdentifierKind.PHONE, number));
    }
    return citizen;
  }

  private boolean change(LocalTx tx, ContactId contact, CallFact.State state, String reason) {
    Optional<Call> before = find(tx.handle(), contact);
    if (before.isEmpty() || before.get().state() == state || before.get().state().isOver()) {
      return false;
    }
    Event.Subject subject = new Event.Subject(before.get().citizen(), contact);
    if (state == CallFact.State.CONNECTED && !isInHand(tx.handle(), contact)) {
      tx.write(subject, new ContactFact.Accepted(agent));
    }
    tx.write(subject, new CallFact.Changed(state, reason));
    return true;
  }

  private static boolean isInHand(Handle handle, ContactId contact) {
    return handle
        .createQuery("select 1 from contact where id = ? and state = 'IN_HAND'")
        .bind(0, Columns.bytes(contact.value()))
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  private Optional<Call> find(Handle handle, ContactId contact) {
    return handle
        .createQuery(CALLS + " and id = ?")
        .bind(0, Columns.bytes(store.device().value()))
        .bind(1, Columns.bytes(contact.value()))
        .map((row, context) -> call(row))
        .findFirst();
  }

  private List<Call> unfinished(Handle handle) {
    return handle
        .createQuery(CALLS + " and call not in ('ENDED', 'MISSED')")
        .bind(0, Columns.bytes(store.device().value()))
        .map((row, context) -> call(row))
        .list();
  }

  private Call call(ResultSet row) throws SQLException {
    String name = row.getString("name");
    String party = row.getString("party");
    CitizenId citizen = new CitizenId(Columns.uuid(row.getBytes("citizen")));
    String called = name == null || name.isEmpty() ? names.getOrDefault(citizen, party) : name;
    return new Call(
        new ContactId(Columns.uuid(row.getBytes("id"))),
        citizen,
        party,
        called,
        CallFact.State.valueOf(row.getString("call")),
        false,
        Instant.ofEpochMilli(row.getLong("since")));
  }
}
