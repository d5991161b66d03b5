// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.contact.AnswerClock;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a contact's life from its events, in their order. */
final class ContactFold {
  private static final int MAX_PREVIEW = 120;

  ContactFact.@Nullable Opened opened;
  @Nullable DeviceId openedBy;
  @Nullable Long openedSeq;
  ContactLife life = ContactLife.BEGINNING;
  AnswerClock clock = AnswerClock.BEGINNING;
  Instant since = Instant.EPOCH;
  CallFact.@Nullable State call;
  @Nullable EventId lastSaid;
  String preview = "";
  String outcome = "";

  private ContactFold() {}

  static ContactFold of(List<StoredEvent> events) {
    ContactFold fold = new ContactFold();
    events.stream().filter(StoredEvent::counts).forEach(fold::add);
    return fold;
  }

  private void add(StoredEvent event) {
    Fact fact = event.fact();
    life = life.after(fact);
    clock = clock.after(fact, event.at());
    switch (fact) {
      case ContactFact.Opened first -> {
        opened = first;
        openedBy = event.device();
        openedSeq = event.citizenSeq();
        since = event.at();
      }
      case ContactFact.Escalated escalated -> {}
      case ContactFact.WrapUpAsked asked -> {}
      case ContactFact.WrapUpTimed timed -> {}
      case ContactFact.WrapUpExtended more -> {}
      case ContactFact.WrappedUp done -> {
        since = event.at();
        outcome = done.outcome();
      }
      case ContactFact moved -> since = event.at();
      case CallFact.Changed changed -> call = changed.state();
      case ChatFact.Message message when message.author() == ChatFact.Author.CITIZEN ->
          said(event, message.text().isEmpty() ? names(message.files()) : message.text());
      case EmailFact.Received mail ->
          said(event, mail.text().isBlank() ? mail.subject() : mail.text());
      default -> {}
    }
  }

  private static String names(List<EmailFact.Attachment> files) {
    return files.stream().map(EmailFact.Attachment::name).collect(Collectors.joining(", "));
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
