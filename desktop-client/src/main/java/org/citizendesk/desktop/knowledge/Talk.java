// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The contact at hand, as far as suggestions follow it.
 *
 * @param contact null if only the citizen is open
 * @param subject may be empty
 * @param entries of the citizen's timeline, oldest first; those of other contacts do not count
 */
public record Talk(
    CitizenId citizen,
    @Nullable ContactId contact,
    String subject,
    List<TimelineEntry> entries,
    Typing typing,
    Setting setting) {
  /** Copies the list. */
  public Talk {
    entries = List.copyOf(entries);
  }

  /** What the agent is typing, as a reply or a note; the text may be empty. */
  public record Typing(Drafts.Kind kind, String text) {}

  /**
   * For whom rules are looked up.
   *
   * @param language of the citizen, a BCP 47 tag; empty if it is not known
   * @param place where the citizen lives; null if it is not known
   */
  public record Setting(String language, @Nullable Jurisdiction place, LocalDate day) {}

  /** Returns what was quoted in this contact, and was not refused. */
  List<KnowledgeFact.Quoted> quoted() {
    return entries.stream()
        .filter(entry -> contact != null && contact.equals(entry.contact()))
        .filter(entry -> entry.delivery() != Delivery.REJECTED)
        .map(TimelineEntry::fact)
        .filter(KnowledgeFact.Quoted.class::isInstance)
        .map(KnowledgeFact.Quoted.class::cast)
        .toList();
  }

  /** Returns whether both are about the same contact. */
  boolean isSameAs(Talk other) {
    return citizen.equals(other.citizen) && Objects.equals(contact, other.contact);
  }
}
