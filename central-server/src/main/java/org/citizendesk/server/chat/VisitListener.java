// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;

/** Hears what citizens do just now. Not kept, may be lost, and may come twice. Thread-safe. */
@FunctionalInterface
public interface VisitListener {
  /** The citizen of this conversation types, or has stopped. */
  void typing(ContactId contact, boolean on);

  /** The citizen has read the conversation up to this message. */
  default void seen(ContactId contact, EventId upTo) {}
}
