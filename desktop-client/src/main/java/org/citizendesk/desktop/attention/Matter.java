// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention;

import org.citizendesk.desktop.store.StoreNotice;
import org.citizendesk.desktop.store.StoredEvent;
import java.time.Instant;

/** Something that the user should look at, and that stays until it is dismissed. */
public sealed interface Matter {
  /** Returns when it was written or happened. */
  Instant at();

  /** An entry that the server refused for good; it is kept here. */
  record Refused(StoredEvent event) implements Matter {
    @Override
    public Instant at() {
      return event.at();
    }
  }

  /** Something befell what is kept on this computer. */
  record Befell(StoreNotice notice) implements Matter {
    @Override
    public Instant at() {
      return notice.at();
    }
  }
}
