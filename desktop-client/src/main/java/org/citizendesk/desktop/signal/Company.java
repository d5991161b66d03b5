// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.signal;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who else is at which contact just now.
 *
 * @param doing colleagues in the order of their names, then the citizen; only where there is
 *     somebody
 * @param read up to which of our messages the citizen of a chat has read, where that is known
 */
public record Company(Map<ContactId, List<Doing>> doing, Map<ContactId, EventId> read) {
  /** Nobody at all. */
  public static final Company NOBODY = new Company(Map.of(), Map.of());

  /** Copies the maps. */
  public Company {
    doing = Map.copyOf(doing);
    read = Map.copyOf(read);
  }

  /** Returns who else is at a contact. */
  public List<Doing> at(ContactId contact) {
    return doing.getOrDefault(contact, List.of());
  }

  /** Returns up to which of our messages the citizen has read. */
  public Optional<EventId> readAt(ContactId contact) {
    return Optional.ofNullable(read.get(contact));
  }
}
