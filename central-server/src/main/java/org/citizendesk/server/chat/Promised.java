// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Conversations that were given a key and in which nothing was said yet. They live in memory only:
 * whoever only looks at the page leaves nothing behind. The oldest go when there are too many, and
 * then the widget begins anew.
 *
 * <p>Thread-safe.
 */
final class Promised {
  private static final int MAX = 10_000;

  private final Map<ContactId, Conversation> open = new LinkedHashMap<>();

  synchronized void add(Conversation conversation) {
    open.put(conversation.id(), conversation);
    if (open.size() > MAX) {
      open.remove(open.keySet().iterator().next());
    }
  }

  synchronized Optional<Conversation> find(ContactId id) {
    return Optional.ofNullable(open.get(id));
  }

  synchronized void remove(ContactId id) {
    open.remove(id);
  }
}
