// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice.ui;

import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Notices.Notice;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact.State;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CallViewModelTest {
  private final TestUi ui = new TestUi();
  private final FakePhone phone = new FakePhone();
  private final Notices notices = new Notices(ui.context());
  private final CallViewModel model = new CallViewModel(phone, ui.context(), notices);

  @Test
  void takesACallThroughItsWholeLife() {
    phone.ring();
    assertTrue(model.ringing().get());
    model.answer();
    assertTrue(model.inHand().get());
    assertFalse(model.ringing().get());
    model.toggleHold();
    assertTrue(model.isHeld());
    model.toggleHold();
    assertFalse(model.isHeld());
    model.toggleMute();
    assertTrue(model.isMuted());
    model.hangUp();
    assertFalse(model.inHand().get());
    assertEquals("", model.caller());
  }

  @Test
  void namesTheCallerAndTheNumberBesideIt() {
    phone.ring();
    assertEquals("Margaret Okonkwo", model.caller());
    assertEquals("+1 555 0142", model.number());
    phone.ring("");
    assertEquals("+1 555 0142", model.caller());
    assertEquals("", model.number());
  }

  @Test
  void countsTheSeconds() {
    phone.ring();
    ui.pass(Duration.ofSeconds(252));

    assertEquals("4:12", model.timer().get());
  }

  @Test
  void doesNothingThatMakesNoSenseNow() {
    model.answer();
    model.hangUp();
    model.toggleHold();
    phone.ring();
    model.hangUp();
    model.toggleMute();

    assertEquals(State.RINGING, phone.call().get().orElseThrow().state());
    assertFalse(model.isMuted());
  }

  @Test
  void asksForNothingThatTheTelephoneCannotDo() {
    phone.cannot(Capability.HOLD);
    phone.cannot(Capability.MUTE);
    phone.ring();
    model.answer();
    model.toggleHold();
    model.toggleMute();

    assertFalse(model.isHeld());
    assertFalse(model.isMuted());
  }

  @Test
  void tellsThatTheTelephoneRefused() {
    phone.ring();
    phone.answerWith(new Result.Refused("The caller hung up."));
    model.answer();

    assertEquals(
        Optional.of(new Notice(Tone.WARN, "The caller hung up.")), notices.current().get());
  }

  @Test
  void keepsAWarningEightSecondsAndBadNewsUntilItIsDismissed() {
    notices.say(Tone.WARN, "Careful.");
    ui.pass(Duration.ofSeconds(7));
    assertTrue(notices.current().get().isPresent());
    ui.pass(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), notices.current().get());
    notices.say(Tone.BAD, "Broken.");
    ui.pass(Duration.ofHours(1));
    assertTrue(notices.current().get().isPresent());
    notices.dismiss();
    assertEquals(Optional.empty(), notices.current().get());
  }
}
