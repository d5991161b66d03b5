// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.server.contact.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoomTest {
  private static final Capacity CAPACITY = new Capacity(1, 2, 3, 4);

  /** The columns: what the agent has, and what fits beside it. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, true, true, true",
    "1, 0, 0, 0, false, false, false",
    "0, 1, 0, 0, true, true, true",
    "0, 2, 0, 0, true, false, true",
    "0, 0, 3, 0, true, true, false",
    "0, 2, 2, 0, true, false, false",
    "0, 1, 3, 0, true, false, false",
    "0, 0, 0, 1, false, false, false",
  })
  void howMuchFitsByChannelAndTogether(
      int calls, int chats, int mails, int offered, boolean call, boolean chat, boolean mail) {
    Room room =
        new Room(CAPACITY, Interruption.USUAL, new Workload(calls, chats, mails, offered, 0, 0));

    assertEquals(call, room.isFor(Channel.VOICE, false));
    assertEquals(chat, room.isFor(Channel.CHAT, false));
    assertEquals(mail, room.isFor(Channel.EMAIL, false));
    assertEquals(call || chat || mail, room.isForAnything());
  }

  /** The columns: what the agent has, what is offered, and which switch alone lets it through. */
  @ParameterizedTest
  @CsvSource({
    "VOICE, CHAT, 0",
    "VOICE, EMAIL, 1",
    "CHAT, VOICE, 2",
    "CHAT, EMAIL, 3",
    "EMAIL, VOICE, 4",
    "EMAIL, CHAT, 5"
  })
  void eachSwitchOfTheMatrixIsForOnePair(Channel during, Channel offered, int number) {
    Workload load =
        switch (during) {
          case VOICE -> new Workload(1, 0, 0, 0, 0, 0);
          case CHAT -> new Workload(0, 1, 0, 0, 0, 0);
          case EMAIL -> new Workload(0, 0, 1, 0, 0, 0);
        };

    assertTrue(new Room(CAPACITY, only(number, true), load).isFor(offered, false));
    assertFalse(new Room(CAPACITY, only(number, false), load).isFor(offered, false));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, true", "1, 0, 0, false", "0, 1, 0, false", "0, 0, 2, true"})
  void whatWantsTheWholeOfAnAgentComesToNobodyWhoTalks(
      int calls, int chats, int mails, boolean fits) {
    Interruption all = new Interruption(true, true, true, true, true, true);

    Room room = new Room(CAPACITY, all, new Workload(calls, chats, mails, 0, 0, 0));

    assertEquals(fits, room.isFor(Channel.CHAT, true));
  }

  @ParameterizedTest
  @CsvSource({"VOICE", "CHAT", "EMAIL"})
  void besideWhatWantsTheWholeOfAnAgentNothingFits(Channel channel) {
    Room room = new Room(CAPACITY, Interruption.USUAL, new Workload(0, 1, 0, 0, 0, 1));

    assertFalse(room.isFor(channel, false));
    assertFalse(room.isFor(channel, true));
  }

  private static Interruption only(int number, boolean value) {
    boolean[] all = new boolean[6];
    java.util.Arrays.fill(all, !value);
    all[number] = value;
    return new Interruption(all[0], all[1], all[2], all[3], all[4], all[5]);
  }
}
