// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;

/** Hears that citizens type. */
@FunctionalInterface
public interface TypingListener {
  /** The citizen of this chat types, or has stopped. Called on any thread; must be short. */
  void typing(ContactId contact, boolean on);
}
