// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.signal;

import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does at a contact just now.
 *
 * @param agent the sign-in name of who does it; empty for the citizen
 * @param name how people call them; may be empty
 * @param upTo the newest message of the other side that was read; null unless it is SEEN
 * @param byOwner whether it is the agent in whose hands the contact is
 */
public record Signal(
    ContactId contact,
    CitizenId citizen,
    String agent,
    String name,
    SignalKind kind,
    @Nullable EventId upTo,
    boolean byOwner) {
  /** Returns what desktops are told. */
  public ServerFrame.Signal frame() {
    return new ServerFrame.Signal(contact, agent, name, kind, upTo);
  }
}
