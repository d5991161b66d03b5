// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a transaction changed.
 *
 * @param citizens whose timelines changed
 * @param described whose cards may have changed
 * @param contacts contacts with new events
 * @param written whether something was written here that must go to the server
 */
public record Change(
    Set<CitizenId> citizens, Set<CitizenId> described, Set<ContactId> contacts, boolean written) {
  /** Copies the sets. */
  public Change {
    citizens = Set.copyOf(citizens);
    described = Set.copyOf(described);
    contacts = Set.copyOf(contacts);
  }

  boolean isEmpty() {
    return citizens.isEmpty() && described.isEmpty() && contacts.isEmpty() && !written;
  }

  /** Gathers what one transaction touches. */
  static final class Gathering {
    private static final String ABOUT_CITIZEN = "citizen.";

    private final Set<CitizenId> citizens = new LinkedHashSet<>();
    private final Set<CitizenId> described = new LinkedHashSet<>();
    private final Set<ContactId> contacts = new LinkedHashSet<>();
    private boolean written;

    void touch(Event event) {
      citizens.add(event.subject().citizen());
      ContactId contact = event.subject().contact();
      if (contact != null) {
        contacts.add(contact);
      }
      if (event.content().type().startsWith(ABOUT_CITIZEN)) {
        described.add(event.subject().citizen());
      }
    }

    /** The citizen's timeline is looked at anew, though nothing came. */
    void looked(CitizenId citizen) {
      citizens.add(citizen);
    }

    /** The citizen's card may have changed, without an event. */
    void described(CitizenId citizen) {
      described.add(citizen);
    }

    void add(Change change) {
      citizens.addAll(change.citizens());
      described.addAll(change.described());
      contacts.addAll(change.contacts());
    }

    void written() {
      written = true;
    }

    Change change() {
      return new Change(citizens, described, contacts, written);
    }
  }
}
