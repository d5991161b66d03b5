// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Theme;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LinkViewsTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final AtomicInteger signInAgain = new AtomicInteger();
  private final Cell<LinkStatus> link = new Cell<>(status(State.LIVE, 0));

  @Test
  void showsTheBannerOnlyWhileTheLinkIsCut() {
    WINDOW.show(this::views);
    assertFalse(robot.sees("#link-banner"));
    FxThread.run(() -> link.set(status(State.OFFLINE, 3)));

    assertEquals(
        "Working offline. 3 entries are safe on this computer and go out by themselves.",
        robot.find("#link-banner-text", Label.class).getText());
  }

  @Test
  void opensAndClosesTheDetailsFromTheKeyboard() {
    link.set(status(State.OFFLINE, 3));
    WINDOW.show(this::views);
    FxThread.run(() -> robot.find("#link-indicator").requestFocus());
    robot.press(KeyCode.SPACE);

    assertEquals(
        "3 entries wait on this computer.", robot.find("#link-unsent", Label.class).getText());
    assertTrue(robot.sees("#link-detail"));
    robot.press(KeyCode.ESCAPE);
    robot.waitUntilGone("#link-unsent");
  }

  @Test
  void offersToSignInAgainOnlyWhenTheServerAsksForIt() {
    link.set(status(State.OFFLINE, 0));
    WINDOW.show(this::views);
    assertFalse(robot.sees("#sign-in-again"));
    FxThread.run(() -> link.set(status(State.SIGN_IN_NEEDED, 0)));
    robot.click("#sign-in-again");

    assertEquals(1, signInAgain.get());
  }

  @Test
  void showsALimitAndAWrongClockInBothThemes() {
    link.set(
        new LinkStatus(
            State.OFFLINE,
            2,
            0,
            TestUi.START,
            "The server needs a newer Citizen Desk on this computer. What you write is kept and"
                + " sent.",
            LinkStatus.Limit.UPDATE_NEEDED,
            Duration.ofDays(-1)));
    for (Theme theme : Theme.values()) {
      Scene scene = WINDOW.show(UiWindow.Size.LAPTOP, theme, this::views);
      robot.click("#link-indicator");
      assertTrue(robot.find("#link-clock", Label.class).getText().contains("24 h 0 min ahead"));
      WINDOW.picture(scene, "link-limit-" + theme.name().toLowerCase(Locale.ROOT));
      robot.press(KeyCode.ESCAPE);
      robot.waitUntilGone("#link-clock");
    }
  }

  private VBox views() {
    LinkViewModel model = new LinkViewModel(link, new TestUi().context());
    HBox bar = new HBox(new LinkIndicator(model));
    bar.setStyle("-fx-alignment: center-right; -fx-padding: 8");
    return new VBox(bar, new LinkBanner(model, signInAgain::incrementAndGet));
  }

  private static LinkStatus status(State state, long unsent) {
    return new LinkStatus(
        state, unsent, 2, TestUi.START, "The server does not answer. Next try in 20 seconds.");
  }
}
