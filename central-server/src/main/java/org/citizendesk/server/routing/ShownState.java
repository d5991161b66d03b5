// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.server.contact.Workload;

/** What an agent is shown to be doing: it follows from what was chosen and from the work. */
final class ShownState {
  private ShownState() {}

  /**
   * Returns the state, and the reason of NOT_READY.
   *
   * @param chosen what holds once there is no work
   * @param missed whether the agent let an offer lapse and has not said a word since
   */
  static Choice of(Choice chosen, boolean missed, Workload load) {
    return switch (chosen.state()) {
      case READY -> ofReady(missed, load);
      case NOT_READY -> load.isLive() ? live(load) : chosen;
      default -> chosen;
    };
  }

  private static Choice ofReady(boolean missed, Workload load) {
    if (load.calls() > 0) {
      return state(State.BUSY);
    }
    if (missed) {
      return state(State.NOT_RESPONDING);
    }
    if (load.offered() > 0) {
      return state(State.OFFERED);
    }
    if (load.isLive()) {
      return live(load);
    }
    return state(load.mails() > 0 ? State.BUSY : State.READY);
  }

  private static Choice live(Workload load) {
    return state(load.calls() + load.chats() > 0 ? State.BUSY : State.WRAP_UP);
  }

  private static Choice state(State state) {
    return new Choice(state, "");
  }
}
