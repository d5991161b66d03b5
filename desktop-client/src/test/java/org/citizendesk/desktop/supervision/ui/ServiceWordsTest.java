// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import org.citizendesk.protocol.frame.ViewBody.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ServiceWordsTest {
  private final ServiceWords words = new ServiceWords();

  @ParameterizedTest
  @CsvSource({
    "0, 0, –, CALM",
    "5, 4, 80 %, GOOD",
    "1000, 799, 79 %, WARN",
    "10, 7, 70 %, WARN",
    "1000, 699, 69 %, BAD",
    "3, 0, 0 %, BAD"
  })
  void saysHowTheShareStandsToTheGoal(int counted, int inTime, String level, Tone tone) {
    QueueRow row = row(new Service(7200, 80, 0, null, counted, inTime));

    assertEquals(level, words.level(row));
    assertEquals(tone, words.tone(row));
  }

  @Test
  void saysWhatItWasReckonedFrom() {
    assertEquals(
        """
        Today 7 of 10 first questions were answered in time.
        Questions that were given up or are overdue count against it.
        The goal is 80 % within 2 hours, by the hours of the queue.""",
        words.explained(row(new Service(7200, 80, 0, null, 10, 7))));
  }

  @Test
  void whatIsPromisedNoMoreHasNoGoal() {
    QueueRow row = row(new Service(0, 0, 0, null, 10, 7));

    assertEquals(Tone.CALM, words.tone(row));
    assertEquals(
        """
        Today 7 of 10 first questions were answered in time.
        Questions that were given up or are overdue count against it.""",
        words.explained(row));
  }

  private static QueueRow row(Service service) {
    return new QueueRow("benefits", Channel.EMAIL, 0, null, 0, 0, 0, service);
  }
}
