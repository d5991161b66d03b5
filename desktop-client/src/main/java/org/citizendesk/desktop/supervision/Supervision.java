// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.ViewBody;
import java.util.Optional;

/** The supervisor's live board. Needs the server; keeps the last board when it goes away. */
public interface Supervision {
  /** Returns the newest board; empty until the first one came. */
  Observed<Optional<ViewBody.Board>> board();
}
