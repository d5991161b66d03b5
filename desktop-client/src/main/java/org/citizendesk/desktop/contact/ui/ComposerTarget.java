// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What is written about or to.
 *
 * @param contact null for the citizen as such
 * @param channel the contact's; null if there is no contact
 * @param queue the contact's; empty if there is none
 * @param name the citizen's
 * @param party where a mail goes
 * @param subject of a mail; may be empty
 * @param hand whether the agent may speak in the contact
 */
public record ComposerTarget(
    CitizenId citizen,
    @Nullable ContactId contact,
    @Nullable Channel channel,
    String queue,
    String name,
    String party,
    String subject,
    Hand hand) {
  /** In whose hands the contact is. */
  public enum Hand {
    /** Offered to the agent, not taken yet. */
    OFFERED,
    /** The agent's, and the citizen is there. */
    MINE,
    /** Over, or no longer the agent's. */
    OVER
  }

  /** Returns the target for a contact in hand. */
  public static ComposerTarget of(WorkItem item) {
    return new ComposerTarget(
        item.citizen(),
        item.contact(),
        item.channel(),
        item.queue(),
        item.citizenName(),
        item.party(),
        item.subject(),
        hand(item.status()));
  }

  /** Returns the target for notes about a citizen. */
  public static ComposerTarget of(CitizenId citizen, String name) {
    return new ComposerTarget(citizen, null, null, "", name, "", "", Hand.OVER);
  }

  private static Hand hand(WorkItem.Status status) {
    return switch (status) {
      case OFFERED -> Hand.OFFERED;
      case IN_HAND, PARKED -> Hand.MINE;
      case WRAP_UP -> Hand.OVER;
    };
  }

  /** Returns the same without the right to speak in it. */
  public ComposerTarget gone() {
    return new ComposerTarget(citizen, contact, channel, queue, name, party, subject, Hand.OVER);
  }

  /** Returns whether the citizen can be answered in writing. */
  boolean takesReplies() {
    return hand == Hand.MINE && (channel == Channel.CHAT || channel == Channel.EMAIL);
  }

  /** Returns whether what is written is a mail. */
  boolean isMail(Drafts.Kind kind) {
    return kind == Drafts.Kind.REPLY && takesReplies() && channel == Channel.EMAIL;
  }

  /** Returns whether files can go with what is written. */
  boolean takesFiles(Drafts.Kind kind) {
    return kind == Drafts.Kind.REPLY && takesReplies();
  }

  /** Returns whether it is the same thing, however it stands. */
  boolean isSameAs(ComposerTarget other) {
    return citizen.equals(other.citizen()) && Objects.equals(contact, other.contact());
  }

  /** Returns what is known where a text goes. */
  CannedTexts.Case about(LocalDate today) {
    // Whose name is not known is called by her address.
    String citizen = name.equals(party) ? "" : name;
    return new CannedTexts.Case(queue, citizen, party, subject, today);
  }

  Drafts.Key key(Drafts.Kind kind) {
    return new Drafts.Key(citizen, contact, kind);
  }

  int limit(Drafts.Kind kind) {
    if (kind == Drafts.Kind.NOTE) {
      return NoteFact.MAX_TEXT;
    }
    return channel == Channel.EMAIL ? EmailFact.MAX_TEXT : ChatFact.MAX_TEXT;
  }
}
