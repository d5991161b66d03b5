// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.citizendesk.desktop.ui.Notices.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.time.Duration;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the program says, and for how long. */
class NoticesTest {
  private final TestUi ui = new TestUi();
  private final Notices notices = new Notices(ui.context());

  @ParameterizedTest
  @EnumSource(value = Tone.class, mode = EnumSource.Mode.EXCLUDE, names = "BAD")
  void passesByItselfAfterEightSeconds(Tone tone) {
    notices.say(tone, "Saved");
    ui.pass(Duration.ofSeconds(7));
    assertEquals(Optional.of(new Notice(tone, "Saved")), notices.current().get());

    ui.pass(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), notices.current().get());
  }

  @Test
  void keepsBadNewsUntilItIsDismissed() {
    notices.say(Tone.BAD, "The disk is full");
    ui.pass(Duration.ofHours(8));
    assertEquals("The disk is full", notices.current().get().orElseThrow().text());

    notices.dismiss();
    assertEquals(Optional.empty(), notices.current().get());
  }

  @Test
  void countsTheTimeAnewForTheNextSentence() {
    notices.say(Tone.INFO, "One");
    ui.pass(Duration.ofSeconds(7));
    notices.say(Tone.INFO, "Two");
    ui.pass(Duration.ofSeconds(7));

    assertEquals("Two", notices.current().get().orElseThrow().text());
  }

  @Test
  void standsStillOnceItWasClosed() {
    notices.say(Tone.INFO, "One");
    notices.close();
    ui.pass(Duration.ofMinutes(1));

    assertEquals("One", notices.current().get().orElseThrow().text());
  }
}
