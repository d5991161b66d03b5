// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.desktop.contact.ui.WorkRow;
import org.citizendesk.desktop.signal.Company;
import org.citizendesk.desktop.signal.Doing;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kordamp.ikonli.feather.Feather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The agent's workspace, on the screen. */
class DeskWorkspaceTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final ContactId PARKED = Items.contact("Kwame Mensah");

  private final UiRobot robot = WINDOW.robot();
  private FakeDesk desk = DeskStory.busy();

  @Test
  void looksRightInEverySizeAndTheme() {
    WINDOW.pictures("desk-busy", () -> workspace(DeskStory.busy(), chosen()));
    WINDOW.pictures(
        "desk-wrap-up",
        () -> workspace(DeskStory.busy(), chosen().andThen(DeskViewModel::beginWrapUp)));
    WINDOW.pictures(
        "desk-transfer",
        () -> workspace(DeskStory.busy(), chosen().andThen(DeskViewModel::beginTransfer)));
    WINDOW.pictures(
        "desk-park", () -> workspace(DeskStory.busy(), chosen().andThen(DeskViewModel::beginPark)));
    WINDOW.pictures(
        "desk-parked",
        () -> workspace(parked(), chosen().andThen(model -> model.openContact(PARKED))));
    WINDOW.pictures("desk-replies", () -> workspace(withReplies(), chosen()));
    WINDOW.pictures("desk-empty", () -> workspace(new FakeDesk(), model -> {}));
    WINDOW.pictures(
        "desk-offline",
        () ->
            workspace(
                offline(),
                chosen().andThen(model -> model.composer().text().set("I will look into this."))));
  }

  private static FakeDesk withReplies() {
    FakeDesk desk = DeskStory.busy();
    WorkItem mail = Items.mail("Ana");
    EmailFact.ReplyWritten reply =
        new EmailFact.ReplyWritten("priya", "ana@mail.test", "Re: Card", "It is coming.", null);
    desk.drafts.put(
        new Drafts.Key(DeskStory.CITIZEN, Items.contact("earlier mail"), Drafts.Kind.REPLY),
        "Dear Margaret,\nthe review of your housing benefit is on 4 March; please bring the form.");
    EventId held = new EventId(Uuids.named("event", "held"));
    desk.replies.pending.set(
        List.of(
            new PendingReply(
                held,
                mail.citizen(),
                mail.contact(),
                reply,
                null,
                new EmailFact.ReplyHeld(held, "priya", EmailFact.Why.ANSWERED, "sasha")),
            new PendingReply(
                new EventId(Uuids.named("event", "waits")),
                mail.citizen(),
                mail.contact(),
                reply,
                TestUi.START.plusSeconds(12),
                null)));
    return desk;
  }

  @Test
  void handsTheChosenContactOnByKeysAlone() {
    open(chosen());

    FxThread.run(() -> robot.find("#work-list").requestFocus());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    robot.type("span").press(KeyCode.ENTER).type("hola").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(1, desk.transfers.asked().size());
    assertTrue(desk.transfers.asked().getFirst().endsWith(" to es: hola"));
    assertFalse(robot.sees("#transfer"));
  }

  @Test
  void putsTheChosenContactAsideAndGoesOnWithItByKeysAlone() {
    open(chosen());
    FxThread.run(() -> robot.find("#work-list").requestFocus());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).press(KeyCode.SPACE);
    assertEquals(List.of("park until null"), desk.work.parked());
    assertFalse(robot.sees("#park"));

    desk = parked();
    open(chosen().andThen(model -> model.openContact(PARKED)));
    FxThread.run(() -> robot.find("#work-list").requestFocus());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    assertEquals(List.of("resume"), desk.work.parked());
  }

  private static FakeDesk parked() {
    FakeDesk desk = DeskStory.busy();
    List<WorkItem> items = new ArrayList<>(desk.work.items().get());
    items.add(
        Items.about(
            Items.parked(Items.mail("Kwame Mensah"), TestUi.START.plus(Duration.ofDays(2))),
            "Appeal: decision expected on Monday"));
    items.add(Items.parked(Items.chat("Lucía Ortega"), null));
    desk.work.items().set(items);
    return desk;
  }

  @Test
  void takesTheNewestReplyBackByAKey() {
    desk = withReplies();
    open(chosen());

    FxThread.run(() -> robot.find("#work-list").requestFocus());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);

    assertEquals(
        List.of("withdraw " + new EventId(Uuids.named("event", "waits"))), desk.replies.asked);
  }

  @Test
  void showsWhoElseIsThereInTheListAndWhereTheAgentWrites() {
    WINDOW.pictures("desk-company", () -> workspace(inCompany(), chosen()));
    desk = inCompany();
    open(chosen());

    assertTrue(robot.sees("Sasha Demo is writing here · Margaret Okonkwo is typing…"));
    assertEquals(
        List.of("Sasha Demo is writing here · Margaret Okonkwo is typing…"),
        desk.model(desk.ui.context()).work().rows().get().stream()
            .map(WorkRow::company)
            .filter(words -> !words.isEmpty())
            .toList());
  }

  private static FakeDesk inCompany() {
    FakeDesk desk = DeskStory.busy();
    desk.signals.company.set(
        new Company(
            Map.of(
                Items.contact(DeskStory.MARGARET),
                List.of(
                    new Doing("sasha", "Sasha Demo", SignalKind.WRITING),
                    new Doing("", DeskStory.MARGARET, SignalKind.WRITING))),
            Map.of()));
    return desk;
  }

  @Test
  void hasANameForEverythingThatTakesTheFocus() {
    Scene scene = open(chosen().andThen(DeskViewModel::beginWrapUp));

    assertEquals(List.of(), FxThread.get(() -> Scenery.nameless(scene.getRoot())));
  }

  @Test
  void opensTheCitizenOfTheChosenContactByKeyboard() {
    open(model -> {});
    FxThread.run(() -> robot.find("#work-list").requestFocus());

    robot.press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.DOWN);

    assertTrue(robot.sees(DeskStory.MARGARET));
    assertTrue(robot.sees("#wrap-up-open"));
    assertEquals(List.of(), desk.work.accepted());
  }

  @Test
  void takesTheOldestOfferByItsKeyFromAnywhere() {
    open(chosen());
    FxThread.run(() -> robot.find("#composer-text").requestFocus());

    robot.press(KeyCode.F2);

    assertEquals(List.of(Items.contact("Tomasz Nowak")), desk.work.accepted());
  }

  @Test
  void takesAnOfferByItsButton() {
    open(model -> {});

    robot.click(".offer-accept");

    assertEquals(List.of(Items.contact("Tomasz Nowak")), desk.work.accepted());
  }

  @Test
  void goesRoundThePanesByKey() {
    open(chosen());
    FxThread.run(() -> robot.find("#work-list").requestFocus());

    assertEquals("timeline", focusAfter(KeyCode.F6));
    assertEquals("composer-text", focusAfter(KeyCode.F6));
    assertEquals("knowledge-search", focusAfter(KeyCode.F6));
    assertEquals("work-list", focusAfter(KeyCode.F6));
  }

  @Test
  void sendsWhatWasTypedByKey() {
    open(chosen());
    robot.click("#composer-text").type("On Thursday.").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("say: On Thursday."), desk.conversation.written());
  }

  @Test
  void wrapsUpByKeyboardAloneAndGoesOnToTheNextContact() {
    open(chosen());
    FxThread.run(() -> robot.find("#work-list").requestFocus());

    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
    robot.type("2");
    robot.type("Form sent.");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("wrap-up: application-started: Form sent."), desk.conversation.written());
    assertFalse(robot.sees("#wrap-up"));
    assertTrue(robot.sees("Daniel Whitcombe"));
  }

  @Test
  void keepsTheSelectionWhenTheListChanges() {
    open(chosen());

    FxThread.run(() -> desk.work.items().set(DeskStory.work().subList(1, 5)));

    ListView<?> list = robot.find("#work-list", ListView.class);
    assertEquals(1, FxThread.get(() -> list.getSelectionModel().getSelectedIndex()));
  }

  @Test
  void saysWhyNoWorkComes() {
    desk = new FakeDesk();
    desk.agent.set(FakeDesk.agent(AgentFact.State.NOT_READY, "Lunch"));

    open(model -> {});

    assertTrue(robot.sees("Not ready: Lunch"));
  }

  private String focusAfter(KeyCode key) {
    robot.press(key);
    var focused = robot.focused();
    return focused == null || focused.getId() == null ? "" : focused.getId();
  }

  private static FakeDesk offline() {
    FakeDesk desk = DeskStory.busy();
    desk.link.set(FakeDesk.link(LinkStatus.State.OFFLINE));
    return desk;
  }

  private static Consumer<DeskViewModel> chosen() {
    return model -> model.openContact(Items.contact(DeskStory.MARGARET));
  }

  private Scene open(Consumer<DeskViewModel> then) {
    return WINDOW.show(() -> workspace(desk, then));
  }

  private static DeskWorkspace workspace(FakeDesk desk, Consumer<DeskViewModel> then) {
    DeskViewModel model = desk.model(desk.ui.context());
    DeskWorkspace workspace = new DeskWorkspace(model, knowledge(), FxBridge.live().executor());
    then.accept(model);
    return workspace;
  }

  private static VBox knowledge() {
    TextField search = new TextField();
    search.setId("knowledge-search");
    search.setAccessibleText("Search");
    VBox pane =
        new VBox(
            search,
            Nodes.empty(Feather.BOOK_OPEN, "Knowledge", "Stands here when the desk is joined."));
    pane.getStyleClass().add("pane");
    return pane;
  }
}
