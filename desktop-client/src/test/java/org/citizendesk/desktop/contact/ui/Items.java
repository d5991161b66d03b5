// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.AnswerDue;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Work items for tests; a citizen's name decides the ids. */
public final class Items {
  private Items() {}

  /** Returns a chat in hand. */
  public static WorkItem chat(String name) {
    return of(name, Channel.CHAT, Status.IN_HAND);
  }

  /** Returns a mail thread in hand. */
  public static WorkItem mail(String name) {
    return of(name, Channel.EMAIL, Status.IN_HAND);
  }

  /** Returns a call that was answered. */
  public static WorkItem call(String name) {
    return with(of(name, Channel.VOICE, Status.IN_HAND), CallFact.State.CONNECTED);
  }

  /** Returns a chat offered for another 45 seconds. */
  public static WorkItem offer(String name) {
    return of(name, Channel.CHAT, Status.OFFERED);
  }

  /** Returns an item of any kind. */
  public static WorkItem of(String name, Channel channel, Status status) {
    return new WorkItem(
        contact(name),
        citizen(name),
        channel,
        "Benefits",
        name,
        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@mail.test",
        "About " + name,
        "Hello",
        status,
        TestUi.START.minus(Duration.ofMinutes(3)),
        status == Status.OFFERED ? TestUi.START.plusSeconds(45) : null,
        null,
        false,
        null,
        1);
  }

  /** Returns the item with another status. */
  public static WorkItem with(WorkItem item, Status status) {
    return changed(item, status, item.call(), item.unread(), item.subject(), item.answer());
  }

  /** Returns the item with its call in another state. */
  public static WorkItem with(WorkItem item, CallFact.State call) {
    return changed(item, item.status(), call, item.unread(), item.subject(), item.answer());
  }

  /** Returns the item, put aside until a time, or without one. */
  public static WorkItem parked(WorkItem item, @Nullable Instant until) {
    return changed(
        item, Status.PARKED, until, item.call(), item.unread(), item.subject(), item.answer());
  }

  /** Returns the item, unread. */
  public static WorkItem unread(WorkItem item) {
    return changed(item, item.status(), item.call(), true, item.subject(), item.answer());
  }

  /** Returns the item with another subject. */
  public static WorkItem about(WorkItem item, String subject) {
    return changed(item, item.status(), item.call(), item.unread(), subject, item.answer());
  }

  private static WorkItem changed(
      WorkItem item,
      Status status,
      CallFact.@Nullable State call,
      boolean unread,
      String subject,
      @Nullable AnswerDue answer) {
    Instant same = status == item.status() ? item.until() : null;
    Instant until = status == Status.OFFERED ? TestUi.START.plusSeconds(45) : same;
    return changed(item, status, until, call, unread, subject, answer);
  }

  private static WorkItem changed(
      WorkItem item,
      Status status,
      @Nullable Instant until,
      CallFact.@Nullable State call,
      boolean unread,
      String subject,
      @Nullable AnswerDue answer) {
    return new WorkItem(
        item.contact(),
        item.citizen(),
        item.channel(),
        item.queue(),
        item.citizenName(),
        item.party(),
        subject,
        item.preview(),
        status,
        item.since(),
        until,
        call,
        unread,
        answer,
        item.version());
  }

  /** Returns the item, to be answered by then. */
  public static WorkItem due(WorkItem item, Instant soon, Instant by) {
    return changed(
        item, item.status(), item.call(), item.unread(), item.subject(), new AnswerDue(soon, by));
  }

  /** Returns the contact of a name. */
  public static ContactId contact(String name) {
    return new ContactId(uuid("contact " + name));
  }

  /** Returns the citizen of a name. */
  public static CitizenId citizen(String name) {
    return new CitizenId(uuid("citizen " + name));
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
