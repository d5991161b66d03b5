// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.protocol.fact.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which way an offer is answered. */
class DeskOffersTest {
  private final FakeDesk desk = new FakeDesk();
  private final DeskOffers offers = new DeskOffers(desk.work, desk.phone);

  @Test
  void answersACallByTheTelephoneAndNotAtTheServer() {
    WorkItem call = Items.of("Ana", Channel.VOICE, Status.OFFERED);

    assertEquals(Optional.empty(), offers.accept(call).join());
    assertEquals(Optional.empty(), offers.decline(call).join());

    assertEquals(List.of("answer", "reject"), desk.phone.asked);
    assertEquals(List.of(), desk.work.accepted());
  }

  @ParameterizedTest
  @EnumSource(value = Channel.class, mode = EnumSource.Mode.EXCLUDE, names = "VOICE")
  void takesAllElseAtTheServer(Channel channel) {
    WorkItem offer = Items.of("Ana", channel, Status.OFFERED);

    assertEquals(Optional.empty(), offers.accept(offer).join());

    assertEquals(List.of(), desk.phone.asked);
    assertEquals(List.of(offer.contact()), desk.work.accepted());
  }
}
