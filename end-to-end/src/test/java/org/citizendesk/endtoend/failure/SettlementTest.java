// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.session.Bars.Barred;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.endtoend.failure.Centre.MARY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What an agent wrote and the server refused, and an administrator then settles. */
class SettlementTest extends OneDeskAtWork {
  private EventId refused;

  @BeforeEach
  void writeWhatIsRefused() {
    line.cut();
    centre.server().bars().bar(Barred.user("ann"));
    ann.note("after the bar");
    line.mend();
    ann.sees(now -> now.needAttention() == 1);
    centre.server().bars().lift(Barred.user("ann"));
    ann.signIn();
    ann.isDone();
    assertEquals(Delivery.REJECTED, entry().delivery());
    refused = entry().id();
  }

  @Test
  void whatIsAcceptedStandsAsAcceptedOnTheDesktopAtOnce() {
    centre.server().settlements().accept(refused, "root");

    ann.sees(now -> now.needAttention() == 0);
    assertEquals(Delivery.ACCEPTED, entry().delivery());
    assertEquals("", entry().reason());
    assertEquals(List.of(), ann.matters());
    assertEquals(List.of("after the bar"), centre.notes(MARY));
    ann.note("and on");
    ann.isDone();
    assertEquals(List.of("after the bar", "and on"), centre.notes(MARY));
    ann.awaitReads(List.of("after the bar", "and on"));
  }

  @Test
  void whatIsAcceptedWhileTheDesktopIsAwayItHearsOfWhenItComesBack() {
    line.cut();
    centre.server().settlements().accept(refused, "root");
    await().until(() -> centre.notes(MARY).equals(List.of("after the bar")));
    assertEquals(Delivery.REJECTED, entry().delivery());

    line.mend();

    ann.sees(now -> now.needAttention() == 0);
    assertEquals(Delivery.ACCEPTED, entry().delivery());
  }

  @Test
  void whatIsDroppedStaysOnTheDesktopAsRefused() {
    centre.server().settlements().drop(refused, "root", "she may not write that");
    ann.note("and on");
    ann.isDone();

    assertEquals(List.of("and on"), centre.notes(MARY));
    assertEquals(1, ann.link().needAttention());
    assertEquals(List.of("and on", "after the bar"), ann.reads(MARY));
  }

  private TimelineEntry entry() {
    return ann.services().timeline().page(MARY, Timeline.NEWEST, 9).entries().getFirst();
  }
}
