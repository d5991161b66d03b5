// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.attachment.ui.Pictures;
import org.citizendesk.desktop.canned.ui.CannedTextView;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.Recipients;
import org.citizendesk.desktop.ui.Choice;
import org.citizendesk.desktop.ui.EditedText;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.fact.Channel;
import org.kordamp.ikonli.feather.Feather;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where the agent writes: to the citizen in the contact's channel, or for colleagues. */
public final class ComposerView extends VBox {
  private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
  private static final int ROWS = 3;

  private final ComposerViewModel model;
  private final Supplier<List<Path>> chooser;
  private final Texts texts = Texts.of(ComposerView.class);
  private final TextArea area = new TextArea();
  private final CannedTextView canned;
  private final Label head = Nodes.wrapped("", "muted", "composer-head");
  private final Label room = Nodes.label("", "tiny");
  private final Label problem = Nodes.wrapped("", "problem", "composer-problem");
  private final RecipientsView recipients;
  private final SendLaterView later;
  private final MailBelowView below;
  private final Choice<Kind> modes;
  private final Button send = new Button();
  private final VBox box = new VBox();

  /**
   * Follows the model.
   *
   * @param chooser asks for files to attach
   */
  public ComposerView(ComposerViewModel model, Supplier<List<Path>> chooser) {
    this.model = model;
    this.chooser = chooser;
    modes = modes();
    canned = new CannedTextView(model.canned(), area);
    later = new SendLaterView(model.options().later(), area);
    below = new MailBelowView(model.options());
    recipients = new RecipientsView(model.recipients(), head, area::requestFocus);
    setId("composer");
    getStyleClass().add("composer-pad");
    getStylesheets().add(Nodes.styleSheet(ComposerView.class, "contact.css"));
    buildArea();
    buildSend();
    problem.setId("composer-problem");
    problem.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
    problem.textProperty().bind(model.problem());
    box.getStyleClass().add("composer");
    box.setOnDragOver(this::over);
    box.setOnDragDropped(this::dropped);
    box.getChildren()
        .addAll(
            recipients,
            area,
            below,
            canned,
            discarded(),
            new ReplyFilesView(model.files()),
            later,
            Nodes.unless(model.problem().isEmpty(), problem),
            tools());
    getChildren().add(box);
    Nodes.when(model.target().map(Optional::isPresent), this);
    model.target().subscribe(target -> show());
    model.kind().subscribe(kind -> show());
    model.text().subscribe(text -> count());
    model.options().quoting().quotation().subscribe(quotation -> count());
    model.options().signing().shown().subscribe(signature -> count());
    model.options().later().chosen().subscribe(at -> show());
    model.recipients().recipients().subscribe(known -> show());
  }

  private void buildArea() {
    area.setId("composer-text");
    area.getStyleClass().add("composer-text");
    area.setWrapText(true);
    area.setPrefRowCount(ROWS);
    area.textProperty().bindBidirectional(model.text());
    EditedText written = model.written();
    written.editThrough(area::replaceText);
    area.caretPositionProperty().subscribe(at -> written.caret().set(at.intValue()));
    written
        .caret()
        .subscribe(
            at -> {
              if (area.getCaretPosition() != at.intValue()) {
                area.positionCaret(at.intValue());
              }
            });
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.focusedProperty()
        .subscribe(
            focused -> box.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), focused));
  }

  private void pressed(KeyEvent event) {
    if (canned.takes(event)) {
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      model.send();
      event.consume();
    } else if (event.getCode() == KeyCode.V
        && event.isShortcutDown()
        && area.isFocused()
        && pastes()) {
      event.consume();
    } else if (event.isShortcutDown() && event.isShiftDown() && withShift(event.getCode())) {
      event.consume();
    }
  }

  private boolean withShift(KeyCode code) {
    switch (code) {
      case F -> attach();
      case C -> recipients.begin();
      case L -> model.recipients().toggleAll();
      case D -> model.discard();
      case I -> beginCanned();
      case S -> later.begin();
      case Q -> model.options().quoting().toggle();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void beginCanned() {
    area.requestFocus();
    model.canned().begin();
  }

  private HBox discarded() {
    Button back = new Button(texts.get("draft.undo"));
    back.setId("composer-bring-back");
    back.getStyleClass().add(Styles.SMALL);
    back.setOnAction(
        event -> {
          model.discards().bringBack();
          area.requestFocus();
        });
    HBox bar = new HBox(Nodes.label(texts.get("draft.discarded"), "muted"), back);
    bar.getStyleClass().add("composer-discarded");
    bar.setAlignment(Pos.CENTER_LEFT);
    return Nodes.when(model.discards().last().map(Optional::isPresent), bar);
  }

  private void attach() {
    if (model.takesFiles().get()) {
      model.files().add(chooser.get());
    }
  }

  /** Files and pictures become attachments; text is pasted as always. */
  private boolean pastes() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (!model.takesFiles().get()) {
      return false;
    }
    if (clipboard.hasFiles()) {
      model.files().add(clipboard.getFiles().stream().map(File::toPath).toList());
      return true;
    }
    if (clipboard.hasImage() && !clipboard.hasString()) {
      model.files().add(texts.get("files.picture"), Pictures.png(clipboard.getImage()));
      return true;
    }
    return false;
  }

  private void over(DragEvent event) {
    if (model.takesFiles().get() && event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (model.takesFiles().get() && event.getDragboard().hasFiles()) {
      model.files().add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private void buildSend() {
    send.setId("composer-send");
    send.getStyleClass().add(Styles.ACCENT);
    send.setMinWidth(USE_PREF_SIZE);
    send.disableProperty().bind(model.sendable().not());
    send.setOnAction(
        event -> {
          model.send();
          area.requestFocus();
        });
  }

  private Choice<Kind> modes() {
    Choice<Kind> choice = new Choice<>("composer", List.of(Kind.REPLY, Kind.NOTE), this::write);
    name(choice.button(Kind.REPLY), texts.get("composer.reply"), Feather.CORNER_UP_LEFT);
    name(choice.button(Kind.NOTE), texts.get("composer.note"), Feather.EDIT_3);
    return choice;
  }

  private static void name(ToggleButton mode, String name, Feather icon) {
    mode.setText(name);
    mode.setGraphic(Icons.icon(icon));
    mode.getStyleClass().add(Styles.SMALL);
  }

  private void write(Kind kind) {
    model.write(kind);
    area.requestFocus();
  }

  private HBox tools() {
    room.setId("composer-room");
    Label hint = Nodes.label(texts.get("composer.hint"), "tiny");
    hint.setMinWidth(0);
    Button attach =
        Icons.button("composer-attach", Feather.PAPERCLIP, texts.get("files.attach"), this::attach);
    Button ready =
        Icons.button(
            "composer-canned", Feather.ZAP, texts.get("composer.canned"), this::beginCanned);
    Button discard =
        Icons.button(
            "composer-discard", Feather.TRASH_2, texts.get("draft.discard"), model::discard);
    HBox tools =
        new HBox(
            modes,
            Nodes.when(model.canned().any(), ready),
            Nodes.when(model.takesFiles(), attach),
            Nodes.unless(model.text().isEmpty(), discard),
            Nodes.spring(),
            room,
            hint,
            send,
            later.button());
    tools.getStyleClass().add("composer-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  private void show() {
    model.target().get().ifPresent(this::show);
  }

  private void show(ComposerTarget target) {
    boolean notes = model.kind().get() == Kind.NOTE;
    modes.button(Kind.REPLY).setDisable(!target.takesReplies());
    modes.show(model.kind().get());
    box.pseudoClassStateChanged(NOTE, notes);
    send.setText(sending(notes));
    send.setGraphic(Icons.icon(notes ? Feather.SAVE : Feather.SEND));
    area.setPromptText(prompt(target, notes));
    area.setAccessibleText(prompt(target, notes));
    head.setText(head(target, notes));
    head.setVisible(!head.getText().isEmpty());
    head.setManaged(!head.getText().isEmpty());
    count();
  }

  private String sending(boolean notes) {
    if (notes) {
      return texts.get("composer.save-note");
    }
    return texts.get(
        model.options().later().chosen().get().isPresent()
            ? "composer.send-later"
            : "composer.send");
  }

  private String prompt(ComposerTarget target, boolean notes) {
    if (notes) {
      return texts.get("composer.prompt.note");
    }
    return target.channel() == Channel.EMAIL
        ? texts.get("composer.prompt.mail", target.name())
        : texts.get("composer.prompt.chat", target.name());
  }

  private String head(ComposerTarget target, boolean notes) {
    if (target.contact() != null && target.channel() != Channel.VOICE) {
      switch (target.hand()) {
        case OFFERED -> {
          return texts.get("composer.head.offered");
        }
        case OVER -> {
          return texts.get("composer.head.over");
        }
        case MINE -> {}
      }
    }
    if (notes || target.channel() != Channel.EMAIL) {
      return "";
    }
    Optional<Recipients> known = model.recipients().recipients().get();
    String to = known.map(Recipients::to).orElse(target.party());
    String asked = known.map(Recipients::askedBy).orElse("");
    if (target.subject().isEmpty()) {
      return asked.isEmpty()
          ? texts.get("composer.head.mail-no-subject", to)
          : texts.get("composer.head.asked-no-subject", to, asked);
    }
    return asked.isEmpty()
        ? texts.get("composer.head.mail", to, target.subject())
        : texts.get("composer.head.asked", to, asked, target.subject());
  }

  private void count() {
    room.setText(model.room().words());
    room.getStyleClass().setAll("label", "tiny", model.room().isTooLong() ? "problem" : "plenty");
  }

  /** Returns the field, which takes the focus. */
  public TextArea area() {
    return area;
  }
}
