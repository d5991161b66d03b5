// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LinkViewModelTest {
  private final TestUi ui = new TestUi();
  private final Cell<LinkStatus> link = new Cell<>(status(State.LIVE, 0, 0));
  private final LinkViewModel model = new LinkViewModel(link, ui.context());

  @Test
  void saysNothingWhileTheLinkIsLive() {
    assertFalse(model.cut().get());
    assertEquals("Connected", model.title());
    assertEquals(Tone.GOOD, model.tone());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|Working offline. Everything was sent; what you write now is kept safe on this computer.",
        "1|Working offline. 1 entry is safe on this computer and goes out by itself.",
        "3|Working offline. 3 entries are safe on this computer and go out by themselves."
      })
  void countsWhatIsSafeHereWhileOffline(long unsent, String text) {
    link.set(status(State.OFFLINE, unsent, 0));

    assertTrue(model.cut().get());
    assertEquals(text, model.banner());
  }

  @Test
  void doesNotFlickerWhileAConnectionIsTried() {
    link.set(status(State.OFFLINE, 0, 0));
    link.set(status(State.CONNECTING, 0, 0));
    assertTrue(model.cut().get());
    link.set(status(State.CATCHING_UP, 0, 0));
    assertFalse(model.cut().get());
  }

  @Test
  void aLinkThatIsAwayForAMomentIsShownWithoutABanner() {
    link.set(status(State.RECONNECTING, 1, 0));
    ui.pass(Duration.ofMinutes(1));

    assertFalse(model.cut().get());
    assertEquals("Reconnecting…", model.title());
    assertEquals(Tone.INFO, model.tone());
  }

  @Test
  void saysNothingOfAShortFirstConnectionButOfALongOne() {
    link.set(status(State.CONNECTING, 0, 0));
    assertFalse(model.cut().get());
    ui.pass(Duration.ofSeconds(6));
    assertTrue(model.cut().get());
  }

  @Test
  void tellsThatTheServerWantsANewSignIn() {
    link.set(status(State.SIGN_IN_NEEDED, 2, 0));

    assertTrue(model.cut().get());
    assertEquals(
        "The server asks you to sign in again. 2 entries are safe on this computer until then.",
        model.banner());
    assertEquals(Tone.BAD, model.tone());
  }

  @Test
  void countsWhatNeedsAttention() {
    link.set(status(State.LIVE, 0, 1));
    assertEquals(
        "1 entry was refused by the server and needs your attention.", model.needAttention());
    link.set(status(State.LIVE, 0, 0));
    assertEquals("", model.needAttention());
    assertEquals("Since 10:42", model.since());
  }

  @Test
  void saysThatAnAdministratorHasBarredTheUserAndThatNothingIsLost() {
    link.set(limited(LinkStatus.Limit.BARRED, State.SIGN_IN_NEEDED, 0));

    assertEquals("Barred", model.title());
    assertEquals(
        "An administrator has barred this user or this computer. Everything you wrote is kept."
            + " Ask your supervisor.",
        model.banner());
  }

  @Test
  void saysThatAnUpdateIsNeededAndThatWorkGoesOn() {
    link.set(limited(LinkStatus.Limit.UPDATE_NEEDED, State.OFFLINE, 2));

    assertTrue(model.cut().get());
    assertEquals("Update needed", model.title());
    assertEquals(
        "The server needs a newer Citizen Desk on this computer before it can send you work."
            + " 2 entries are safe on this computer and go out by themselves.",
        model.banner());
  }

  @ParameterizedTest
  @CsvSource({"119,false,''", "86400,true,24 h 0 min behind", "-7500,true,2 h 5 min ahead"})
  void warnsOfAClockThatIsWrongByMoreThanTwoMinutes(long ahead, boolean warns, String how) {
    link.set(
        new LinkStatus(
            State.LIVE, 0, 0, TestUi.START, "", LinkStatus.Limit.NONE, Duration.ofSeconds(ahead)));

    assertEquals(warns ? Tone.WARN : Tone.GOOD, model.tone());
    assertEquals(warns, model.clock().contains("This computer’s clock is " + how + " "));
  }

  @Test
  void hearsNothingAfterItWasClosed() {
    model.close();
    link.set(status(State.OFFLINE, 0, 0));

    assertFalse(model.cut().get());
  }

  private static LinkStatus limited(LinkStatus.Limit limit, State state, long unsent) {
    return new LinkStatus(state, unsent, 0, TestUi.START, "", limit, Duration.ZERO);
  }

  private static LinkStatus status(State state, long unsent, long needAttention) {
    return new LinkStatus(state, unsent, needAttention, TestUi.START, "");
  }
}
