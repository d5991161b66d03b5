// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.Duration;
import java.time.Instant;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a row of the work list says. */
class WorkWordsTest {
  private final WorkWords words = new WorkWords();

  @ParameterizedTest
  @CsvSource({
    "RINGING, Ringing, GOOD",
    "OFFERED, Ringing, GOOD",
    "CONNECTED, On call, GOOD",
    "HELD, On hold, WARN",
    "ENDED, Wrap up, WARN",
    "MISSED, Wrap up, WARN"
  })
  void saysHowACallStands(CallFact.State state, String status, Tone tone) {
    WorkRow row = row(Items.with(Items.call("Ana"), state));

    assertEquals(status, row.status());
    assertEquals(tone, row.tone());
  }

  @ParameterizedTest
  @CsvSource({
    "CHAT, IN_HAND, In chat, CALM",
    "EMAIL, IN_HAND, In hand, CALM",
    "VOICE, IN_HAND, In hand, GOOD",
    "CHAT, WRAP_UP, Wrap up, WARN",
    "VOICE, WRAP_UP, Wrap up, WARN"
  })
  void saysHowAContactStands(Channel channel, Status status, String said, Tone tone) {
    WorkRow row = row(Items.of("Ana", channel, status));

    assertEquals(said, row.status());
    assertEquals(tone, row.tone());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, Answer in 3 h, CALM",
    "PT2H, Answer in 1 h, CALM",
    "PT2H24M, Answer in 36 min, WARN",
    "PT2H52M, Answer in 8:00, WARN",
    "PT3H, Overdue 0:00, BAD",
    "PT3H20M, Overdue 20 min, BAD"
  })
  void saysByWhenACitizenIsToBeAnswered(Duration later, String said, Tone tone) {
    WorkItem item =
        Items.due(
            Items.of("Ana", Channel.EMAIL, Status.IN_HAND),
            TestUi.START.plus(Duration.ofMinutes(144)),
            TestUi.START.plus(Duration.ofHours(3)));

    WorkRow row = words.row(item, TestUi.START.plus(later), "");

    assertEquals(said, row.status());
    assertEquals(tone, row.tone());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 'Parked, 2 days left', CALM",
    "PT47H, 'Parked, 1 h left', CALM",
    "PT48H, Parked, CALM",
    "PT72H, Overdue 0:00, BAD"
  })
  void saysUntilWhenAContactIsPutAsideAndWhoWaitsForAnAnswerAllTheSame(
      Duration later, String said, Tone tone) {
    Instant overdue = TestUi.START.plus(Duration.ofDays(3));
    WorkItem item =
        Items.due(
            Items.parked(Items.mail("Ana"), TestUi.START.plus(Duration.ofDays(2))),
            overdue,
            overdue);

    WorkRow row = words.row(item, TestUi.START.plus(later), "");

    assertEquals(said, row.status());
    assertEquals(tone, row.tone());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0:45 left, WARN",
    "PT35S, 0:10 left, WARN",
    "PT36S, 0:09 left, BAD",
    "PT45S, Time is up, BAD",
    "PT2H, Time is up, BAD"
  })
  void countsDownToTheEndOfAnOfferAndHurriesInTheLastTenSeconds(
      Duration later, String status, Tone tone) {
    WorkRow row = words.row(Items.offer("Ana"), TestUi.START.plus(later), "");

    assertEquals(status, row.status());
    assertEquals(tone, row.tone());
  }

  @Test
  void showsTheSubjectAndElseTheFirstWords() {
    assertEquals("About Ana", row(Items.mail("Ana")).summary());
    assertEquals("Hello", row(Items.about(Items.mail("Ana"), " ")).summary());
  }

  @Test
  void tellsAScreenReaderChannelNameMatterAndStandingAndWhatIsNew() {
    assertEquals("Mail, Ana. About Ana. In hand.", row(Items.mail("Ana")).spoken());
    assertEquals(
        "New: Chat, Ana. About Ana. In chat.", row(Items.unread(Items.chat("Ana"))).spoken());
  }

  private WorkRow row(WorkItem item) {
    Instant now = TestUi.START;
    return words.row(item, now, "");
  }
}
