// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes contacts at hand, entry by entry. */
final class Talks {
  static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  static final CitizenId CITIZEN = new CitizenId(new UUID(0, 1));
  static final ContactId CHAT = new ContactId(new UUID(0, 2));

  private final List<TimelineEntry> entries = new ArrayList<>();
  private final @Nullable ContactId contact;
  private String subject = "";
  private String language = "";
  private Talk.Typing typing = new Talk.Typing(Drafts.Kind.REPLY, "");

  Talks(@Nullable ContactId contact) {
    this.contact = contact;
  }

  static Talks chat() {
    return new Talks(CHAT);
  }

  Talks citizen(String text) {
    return add(new ChatFact.Message(ChatFact.Author.CITIZEN, "Rosa", text));
  }

  Talks agent(String text) {
    return add(new ChatFact.Message(ChatFact.Author.AGENT, "Ana", text));
  }

  Talks add(Fact fact) {
    return add(contact, Delivery.ACCEPTED, fact);
  }

  Talks add(@Nullable ContactId where, Delivery delivery, Fact fact) {
    long n = entries.size();
    entries.add(
        new TimelineEntry(
            new EventId(new UUID(1, n)), CITIZEN, where, Instant.EPOCH, delivery, n, fact, ""));
    return this;
  }

  Talks subject(String text) {
    subject = text;
    return this;
  }

  Talks language(String tag) {
    language = tag;
    return this;
  }

  Talks types(Drafts.Kind kind, String text) {
    typing = new Talk.Typing(kind, text);
    return this;
  }

  Talk talk() {
    return new Talk(
        CITIZEN, contact, subject, entries, typing, new Talk.Setting(language, null, DAY));
  }
}
