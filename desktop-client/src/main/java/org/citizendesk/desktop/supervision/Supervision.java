// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ViewBody;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The supervisor's live board. Needs the server; keeps the last board when it goes away. */
public interface Supervision {
  /** Returns the newest board; empty until the first one came. */
  Observed<Optional<ViewBody.Board>> board();

  /** Returns the reasons that can be given for an agent's not being ready. */
  List<String> reasons();

  /**
   * Chooses what an agent does; with a call, a chat or a wrap-up in hand it comes after that.
   *
   * @param agent as the board shows it; refused if somebody chose meanwhile
   */
  CompletableFuture<Outcome> set(ViewBody.AgentRow agent, AgentFact.Choice choice);
}
