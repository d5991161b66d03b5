// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Work;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Work that the test decides on. */
public final class FakeWork implements Work {
  private final Cell<List<WorkItem>> items = new Cell<>(List.of());
  private final List<ContactId> accepted = new ArrayList<>();
  private final List<ContactId> declined = new ArrayList<>();
  private final List<String> parked = new ArrayList<>();
  private final List<ContactId> read = new ArrayList<>();
  private BusinessHours hours = BusinessHours.ALWAYS;
  private CompletableFuture<Outcome> answer = CompletableFuture.completedFuture(new Outcome.Done());

  @Override
  public Cell<List<WorkItem>> items() {
    return items;
  }

  /** Decides how the next requests end. */
  public void answer(CompletableFuture<Outcome> next) {
    answer = next;
  }

  /** Returns what was asked to be accepted. */
  public List<ContactId> accepted() {
    return accepted;
  }

  /** Returns what was asked to be declined. */
  public List<ContactId> declined() {
    return declined;
  }

  /** Returns what was marked as read. */
  public List<ContactId> read() {
    return read;
  }

  @Override
  public CompletableFuture<Outcome> accept(ContactId contact) {
    accepted.add(contact);
    return answer;
  }

  @Override
  public CompletableFuture<Outcome> decline(ContactId contact) {
    declined.add(contact);
    return answer;
  }

  /** Returns what was asked to be put aside and resumed. */
  public List<String> parked() {
    return parked;
  }

  @Override
  public CompletableFuture<Outcome> park(ContactId contact, @Nullable Instant until) {
    parked.add("park until " + until);
    return answer;
  }

  @Override
  public CompletableFuture<Outcome> resume(ContactId contact) {
    parked.add("resume");
    return answer;
  }

  /** Decides when the offices of all queues are open. */
  public void open(BusinessHours next) {
    hours = next;
  }

  @Override
  public BusinessHours hours(String queue) {
    return hours;
  }

  @Override
  public void markRead(ContactId contact) {
    read.add(contact);
  }
}
