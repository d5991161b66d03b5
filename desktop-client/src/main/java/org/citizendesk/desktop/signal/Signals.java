// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.signal;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;

/**
 * Tells others what this user does at contacts just now, and hears the same of them. Without a
 * server nothing is told, and what was heard is forgotten after {@link
 * org.citizendesk.protocol.frame.ClientFrame#SIGNAL_SECONDS}.
 *
 * <p>Thread-safe; nothing here blocks.
 */
public interface Signals {
  /** Returns who else is at which contact. */
  Observed<Company> company();

  /**
   * Tells what this user does at a contact. To be called again and again while it goes on: it is
   * sent anew when the last time is some seconds old.
   */
  void tell(ContactId contact, SignalKind kind);

  /** Tells that this user has read a chat up to a message of the citizen's. */
  void seen(ContactId contact, EventId upTo);
}
