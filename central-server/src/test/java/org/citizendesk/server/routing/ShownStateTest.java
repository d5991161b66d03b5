// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.server.contact.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is chosen (down) and what is in hand (across) make what is shown. */
class ShownStateTest {
  private static final Workload NOTHING = Workload.NONE;
  private static final Workload MAIL = new Workload(0, 0, 2, 0, 0, 0);
  private static final Workload OFFER = new Workload(0, 0, 1, 1, 0, 0);
  private static final Workload WRAP_UP = new Workload(0, 0, 1, 0, 1, 0);
  private static final Workload CHAT = new Workload(0, 1, 0, 0, 1, 0);
  private static final Workload CHAT_AND_OFFER = new Workload(0, 1, 0, 1, 0, 0);
  private static final Workload CALL = new Workload(1, 0, 0, 0, 0, 0);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # chosen,  missed, nothing,        mail,           offer,          wrap-up,        chat,           chat+offer,     call
          READY,      false, READY,          BUSY,           OFFERED,        WRAP_UP,        BUSY,           OFFERED,        BUSY
          READY,      true,  NOT_RESPONDING, NOT_RESPONDING, NOT_RESPONDING, NOT_RESPONDING, NOT_RESPONDING, NOT_RESPONDING, BUSY
          NOT_READY,  false, NOT_READY,      NOT_READY,      NOT_READY,      WRAP_UP,        BUSY,           BUSY,           BUSY
          NOT_READY,  true,  NOT_READY,      NOT_READY,      NOT_READY,      WRAP_UP,        BUSY,           BUSY,           BUSY
          SIGNED_OUT, false, SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT
          SIGNED_OUT, true,  SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT,     SIGNED_OUT
          """)
  void followsFromTheChoiceAndTheWork(
      State chosen, boolean missed, org.junit.jupiter.params.aggregator.ArgumentsAccessor row) {
    Workload[] loads = {NOTHING, MAIL, OFFER, WRAP_UP, CHAT, CHAT_AND_OFFER, CALL};
    String reason = chosen == State.NOT_READY ? "lunch" : "";
    for (int i = 0; i < loads.length; i++) {
      State shown = State.valueOf(row.getString(i + 2));
      assertEquals(
          new Choice(shown, shown == State.NOT_READY ? reason : ""),
          ShownState.of(new Choice(chosen, reason), missed, loads[i]),
          chosen + ", missed " + missed + ", " + loads[i]);
    }
  }
}
