// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * What this agent has typed and not sent. Only the agent's own typing and sending changes it; no
 * event from elsewhere does. Nothing here blocks.
 */
public interface Drafts {
  /** Returns what was typed; empty if nothing was. */
  String get(Key key);

  /** Keeps what was typed; an empty text forgets it. */
  void put(Key key, String text);

  /** What is being written. */
  enum Kind {
    /** To the citizen. */
    REPLY,
    /** For colleagues. */
    NOTE,
    /** What was done, at the end of a contact. */
    SUMMARY,
    /** For the colleague who has the contact next. */
    HANDING_ON
  }

  /**
   * Where a draft belongs.
   *
   * @param contact null for a note about the citizen as such
   */
  record Key(CitizenId citizen, @Nullable ContactId contact, Kind kind) {}
}
