// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.CallCard.Phase;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.CallFact.State;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CallFoldTest {
  private final FakeTimeline entries = new FakeTimeline();

  @Test
  void addsUpTalkAndHold() {
    CallFold call =
        CallFold.of(
            List.of(
                at(0, State.RINGING),
                at(5, State.CONNECTED),
                at(65, State.HELD),
                at(95, State.CONNECTED),
                at(105, State.HELD),
                at(110, State.CONNECTED),
                at(140, State.ENDED)));

    assertEquals(Duration.ofSeconds(100), call.talk());
    assertEquals(Duration.ofSeconds(35), call.held());
    assertEquals(2, call.holds());
    assertEquals(Phase.ENDED, call.phase());
  }

  @Test
  void countsNothingForACallThatNobodyAnswered() {
    CallFold call = CallFold.of(List.of(at(0, State.OFFERED), at(20, State.MISSED)));

    assertEquals(Duration.ZERO, call.talk());
    assertEquals(Phase.MISSED, call.phase());
    assertEquals("why MISSED", call.reason());
  }

  @Test
  void takesAClockThatWentBackForNoTime() {
    CallFold call = CallFold.of(List.of(at(60, State.CONNECTED), at(0, State.ENDED)));

    assertEquals(Duration.ZERO, call.talk());
  }

  @Test
  void saysHowFarItIs() {
    assertEquals(Phase.RINGING, CallFold.of(List.of(at(0, State.RINGING))).phase());
    assertEquals(Phase.LIVE, CallFold.of(List.of(at(0, State.HELD))).phase());
  }

  private TimelineEntry at(int seconds, State state) {
    return entries.add(
        new CitizenId(new UUID(0, 1)),
        new ContactId(new UUID(0, 2)),
        TestUi.START.plusSeconds(seconds),
        new CallFact.Changed(state, "why " + state));
  }
}
