// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens and finds contacts. */
public final class Contacts {
  /** The citizen may have gone by the word of a node of an older version, which wakes nothing. */
  private static final String ASLEEP =
      "state = 'IN_HAND' and gone = 0 and parked_until is not null";

  private final Uuids uuids;

  /** Makes new contacts' ids with {@code uuids}. */
  public Contacts(Uuids uuids) {
    this.uuids = uuids;
  }

  /** Returns what keeps the table in step with the log, and who hears of a contact's events. */
  public static LogRules rules() {
    return new LogRules(List.of(new ContactProjection()), List.of(), List.of(new ContactTopics()));
  }

  /**
   * Opens a contact of a channel that the server queues, and puts it into its queue: appends {@code
   * contact.opened} and {@code contact.queued}. The caller then appends its own first fact under
   * the same subject, see {@link Contact#about()}.
   */
  public ContactId open(LogTx tx, CitizenId citizen, ContactFact.Opened opened) {
    ContactId contact = new ContactId(uuids.next());
    open(tx, citizen, contact, opened);
    return contact;
  }

  /**
   * The same under an id that was given out before, as a chat's is before anything is said.
   *
   * @param contact new; made by {@link Uuids}
   */
  public void open(LogTx tx, CitizenId citizen, ContactId contact, ContactFact.Opened opened) {
    Event.Subject subject = new Event.Subject(citizen, contact);
    tx.append(subject, opened);
    tx.append(subject, new ContactFact.Queued(opened.queue(), ContactFact.Cause.NEW));
  }

  /**
   * Puts a closed contact back into its queue, since the citizen wrote again; does nothing to one
   * that is not closed.
   *
   * @return whether it was reopened
   */
  public boolean reopen(LogTx tx, ContactId id) {
    Optional<Contact> closed =
        find(tx.handle(), id).filter(contact -> contact.state() == ContactLife.State.CLOSED);
    closed.ifPresent(
        contact ->
            tx.append(
                contact.about(),
                new ContactFact.Queued(contact.queue(), ContactFact.Cause.REOPENED)));
    return closed.isPresent();
  }

  /** Puts a contact that is closed or put aside back into its queue: the citizen wrote. */
  public void heard(LogTx tx, ContactId id) {
    if (!reopen(tx, id)) {
      find(tx.handle(), id)
          .filter(contact -> contact.life().parked())
          .ifPresent(it -> wake(tx, it, ContactFact.Cause.CITIZEN_WROTE));
    }
  }

  /** Puts a contact that was put aside back into its queue, for its agent first. */
  private static void wake(LogTx tx, Contact parked, ContactFact.Cause cause) {
    tx.append(parked.about(), new ContactFact.Queued(parked.queue(), cause));
  }

  /** Wakes the contacts whose time has come, the earliest first. */
  public void wake(LogTx tx, Instant now) {
    wakeful(tx.handle(), now).forEach(contact -> wake(tx, contact, ContactFact.Cause.WOKEN));
  }

  /** Returns the contacts whose time to be woken has come, the earliest first. */
  static List<Contact> wakeful(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select * from contact where "
                + ASLEEP
                + " and parked_until <= ? order by parked_until, id")
        .bind(0, now.toEpochMilli())
        .map((row, context) -> ContactRows.contact(row))
        .filter(contact -> contact.life().parked())
        .list();
  }

  /** Returns when the next contact is to be woken; empty if none is. */
  public Optional<Instant> nextWake(Handle handle) {
    return handle
        .createQuery("select min(parked_until) from contact where " + ASLEEP)
        .map((row, context) -> row.getLong(1))
        .findFirst()
        .filter(millis -> millis > 0)
        .map(Instant::ofEpochMilli);
  }

  /** Returns the contact. */
  public Optional<Contact> find(Handle handle, ContactId id) {
    return ContactRows.find(handle, id);
  }

  /** Returns the contacts whose offer has lapsed, the earliest first. */
  public List<Contact> lapsed(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select * from contact where offered_until <= ?" + " order by offered_until, id")
        .bind(0, now.toEpochMilli())
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }

  /** Returns when the next offer lapses; empty if none stands. */
  public Optional<Instant> nextLapse(Handle handle) {
    return handle
        .createQuery("select min(offered_until) from contact where offered_until is not null")
        .map((row, context) -> row.getLong(1))
        .findFirst()
        .filter(millis -> millis > 0)
        .map(Instant::ofEpochMilli);
  }

  /** Counts anew what each agent has, for what another version of this program left uncounted. */
  public void recount(Handle handle) {
    Workloads.countAll(handle);
    handle.execute(
        "update contact set place_at = queued_at where state = 'WAITING' and place_at = 0");
  }

  /** Returns the contacts that an agent owns or is offered. */
  public List<Contact> of(Handle handle, String agent) {
    return handle
        .createQuery("select * from contact where agent = ? and state in ('OFFERED', 'IN_HAND')")
        .bind(0, agent)
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }

  /** Returns whether it is a mail that a person wrote, as far as can be told. */
  public static boolean isCitizensMail(Fact fact) {
    return fact instanceof EmailFact.Received mail && !mail.how().kind().isMachine();
  }

  /** Returns when its citizen last wrote by mail; empty if that was never. */
  public Optional<Instant> heardAt(Handle handle, ContactId id) {
    return handle
        .createQuery("select heard_at from contact where id = ? and heard_at is not null")
        .bind(0, Columns.bytes(id.value()))
        .map((row, context) -> Instant.ofEpochMilli(row.getLong(1)))
        .findFirst();
  }

  /** Returns the newest contact of a citizen on a channel. */
  public Optional<Contact> newest(Handle handle, CitizenId citizen, Channel channel) {
    return newest(handle, citizen, channel, 1).stream().findFirst();
  }

  /** Returns the newest contacts of a citizen on a channel, the newest first, at most so many. */
  public List<Contact> newest(Handle handle, CitizenId citizen, Channel channel, int most) {
    return handle
        .createQuery(
            "select * from contact where citizen = ? and channel = ? order by opened_at desc, id"
                + " desc limit ?")
        .bind(0, Columns.bytes(citizen.value()))
        .bind(1, channel.name())
        .bind(2, most)
        .map((row, context) -> ContactRows.contact(row))
        .list();
  }
}
