// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What this agent has typed and not sent. Only the agent's own typing and sending changes it; no
 * event from elsewhere does. Nothing here blocks.
 */
public interface Drafts {
  /** Returns what was typed and chosen; empty if nothing was. */
  Draft draft(Key key);

  /** Keeps what was typed and chosen; an empty one is forgotten. */
  void keep(Key key, Draft draft);

  /** Returns what there are drafts of about a citizen, in any order. */
  List<Key> of(CitizenId citizen);

  /**
   * Returns whether what was typed is on the disk, or will be in a moment; false from a failed
   * attempt until one succeeds.
   */
  Observed<Boolean> onDisk();

  /** Changes something of a draft. */
  default void change(Key key, UnaryOperator<Draft> change) {
    keep(key, change.apply(draft(key)));
  }

  /** Returns what was typed; empty if nothing was. */
  default String get(Key key) {
    return draft(key).text();
  }

  /** Keeps what was typed, beside what was chosen. */
  default void put(Key key, String text) {
    change(key, draft -> draft.withText(text));
  }

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
