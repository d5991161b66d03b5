// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.knowledge.Knowledge;
import org.citizendesk.desktop.knowledge.ui.Articles;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.session.ui.FakeSignIn;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Theme;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.protocol.fact.CallFact.State;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DesktopWindowTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();

  @TempDir private Path folder = Path.of("");

  private final UiRobot robot = WINDOW.robot();
  private final FakeServices services = new FakeServices();
  private final AtomicInteger signedOut = new AtomicInteger();

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @Test
  void hasTheWorkspacesOfTheUsersRoles() {
    open(new SignedInUser("kim", "Kim", List.of(Role.AGENT)));

    assertFalse(robot.sees("#rail-supervisor"));
    assertFalse(robot.sees("#rail-trainer"));
    assertTrue(robot.sees("#rail-settings"));
  }

  @Test
  void goesToWorkspacesByMouseAndKeyboard() {
    open(FakeSignIn.ANA);
    robot.click("#rail-supervisor");
    assertTrue(robot.sees("#board"));
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertTrue(robot.sees("#desk"));
    assertFalse(robot.sees("#board"));
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertTrue(robot.sees("#board"));
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertTrue(robot.sees("#knowledge"));
  }

  @Test
  void answersAndEndsACallFromTheKeyboardInAnyWorkspace() {
    open(FakeSignIn.ANA);
    FxThread.run(() -> services.phone.ring());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    assertTrue(robot.sees("#call-bar"));
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
    assertEquals(State.HELD, services.phone.call().get().orElseThrow().state());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    robot.waitUntilGone("#call-bar");
  }

  @Test
  void opensACitizenWhoWasSearchedForFromAnyWorkspace() {
    know("Ana Ruiz", "Bela Antal");
    open(FakeSignIn.ANA);
    robot.click("#rail-settings").press(KeyCode.CONTROL, KeyCode.K).type("an");
    assertTrue(robot.sees("Ana Ruiz"));
    robot.press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertTrue(robot.sees("#desk"));
    assertEquals("Bela Antal", robot.find("#citizen-name", Label.class).getText());
    robot.waitUntilGone("#citizens-found");
    assertEquals("composer-text", focused());
  }

  @Test
  void beginsInEachWorkspaceWhereItsWorkBegins() {
    services.supervision.publish();
    open(FakeSignIn.ANA);

    assertEquals("work-list", focused());
    robot.click("#rail-knowledge");
    assertEquals("knowledge-field", focused());
    robot.click("#rail-trainer");
    assertEquals("browse-tree", focused());
    robot.click("#rail-supervisor");
    assertEquals("board-queues", focused());
    robot.click("#rail-settings");
    assertEquals("colours-system", focused());
  }

  @Test
  void offersNoSearchToUsersWhoOpenNoCitizens() {
    open(new SignedInUser("sue", "Sue", List.of(Role.SUPERVISOR)));

    assertFalse(robot.sees("#citizen-field"));
  }

  @Test
  void coversNothingOfTheBannerWithARingingCall() {
    open(FakeSignIn.ANA);
    FxThread.run(services::cutTheLink);
    FxThread.run(() -> services.phone.ring());

    assertTrue(top("#ringing-card") >= bottom("#link-banner"));
  }

  @Test
  void putsTheOfflineBannerAboveTheWorkAndNotOverIt() {
    open(FakeSignIn.ANA);
    double before = top("#knowledge-pane");
    FxThread.run(services::cutTheLink);

    assertTrue(top("#knowledge-pane") > before);
    assertTrue(top("#knowledge-pane") >= bottom("#link-banner") - 1);
  }

  @Test
  void tellsWhatWasRefused() {
    services.agentState.refuse("You have an offer to answer first.");
    open(FakeSignIn.ANA);
    robot.click("#agent-state").click("Lunch");
    assertTrue(robot.sees("You have an offer to answer first."));
    robot.click("#notice-dismiss");
    robot.waitUntilGone("#notice");
  }

  @Test
  void asksToSignOut() {
    open(FakeSignIn.ANA);
    robot.click("#user-menu").click("Sign out");

    assertEquals(1, signedOut.get());
  }

  @Test
  void hasANameForEverythingThatTakesTheFocusAndLooksRight() {
    services.supervision.publish();
    know(
        "Ana Ruiz",
        "Hannah Oyelaran",
        "Residents of Mill Court and their tenants’ association",
        "Joan");
    for (UiWindow.Size size : UiWindow.Size.values()) {
      for (Theme theme : Theme.values()) {
        Scene scene = open(FakeSignIn.ANA, size, theme);
        FxThread.run(() -> services.phone.ring());
        picture(scene, "ringing", size, theme);
        robot.press(KeyCode.CONTROL, KeyCode.K).type("an");
        picture(scene, "searching", size, theme);
        robot.press(KeyCode.ESCAPE);
        FxThread.run(() -> services.phone.become(State.CONNECTED));
        FxThread.run(services::cutTheLink);
        for (String workspace : List.of("desk", "knowledge", "supervisor", "trainer", "settings")) {
          robot.click("#rail-" + workspace);
          picture(scene, workspace, size, theme);
        }
        FxThread.run(() -> scene.getWindow().hide());
      }
    }
  }

  private void know(String... names) {
    for (int i = 0; i < names.length; i++) {
      services.citizens.set(
          new CitizenCard(
              new CitizenId(new UUID(7, i)),
              names[i],
              "",
              List.of(
                  new CitizenCard.Identifier(IdentifierKind.PHONE, "+1202555010" + i),
                  new CitizenCard.Identifier(IdentifierKind.CASE, "HB-4471-092" + i))));
    }
  }

  private void picture(Scene scene, String name, UiWindow.Size size, Theme theme) {
    WINDOW.picture(scene, "shell-%s-%s-%s".formatted(name, size, theme).toLowerCase(Locale.ROOT));
    assertEquals(List.of(), FxThread.get(() -> Scenery.nameless(scene.getRoot())));
  }

  private String focused() {
    return Optional.ofNullable(robot.focused()).map(Node::getId).orElse("");
  }

  private double top(String id) {
    return bounds(id).getMinY();
  }

  private double bottom(String id) {
    return bounds(id).getMaxY();
  }

  private Bounds bounds(String id) {
    return FxThread.get(
        () -> {
          Node node = robot.find(id);
          return node.localToScene(node.getLayoutBounds());
        });
  }

  private void open(SignedInUser user) {
    open(user, UiWindow.Size.LAPTOP, Theme.LIGHT);
  }

  private Scene open(SignedInUser user, UiWindow.Size size, Theme theme) {
    Scene scene = WINDOW.show(size, theme, StackPane::new);
    UiContext context = new TestUi().context();
    SettingsFile settings = SettingsFile.open(folder.resolve("settings.json"));
    FxThread.run(
        () -> {
          DesktopWindow window =
              DesktopWindow.open(
                  scene,
                  services.of(user),
                  Knowledge.fixed(KNOWLEDGE),
                  settings,
                  context,
                  new Exits(signedOut::incrementAndGet, () -> {}));
          scene.getWindow().setOnHidden(event -> window.close());
        });
    return scene;
  }
}
