// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.Channel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One contact in the work list; an offer shows what can be done with it. */
final class WorkCell extends ListCell<WorkRow> {
  private static final String HEADED = "headed";

  private final Texts texts = Texts.of(WorkCell.class);
  private final StackPane chip = Badges.chip(Feather.INBOX, Tone.CALM);
  private final Label name = Nodes.label("", "strong", "work-name");
  private final Label age = Nodes.label("", "tiny");
  private final Label summary = Nodes.label("", "muted");
  private final Region unread = new Region();
  private final Label status = Badges.pill("", Tone.CALM);
  private final Label company = Nodes.label("", "tiny", "work-company");
  private final HBox answers = new HBox();
  private final Label heading = Nodes.label("", "work-heading", "section");
  private final VBox row;

  WorkCell(WorkListViewModel model) {
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    unread.getStyleClass().add("unread");
    age.setMinWidth(Region.USE_PREF_SIZE);
    answers.getStyleClass().add("work-answers");
    answers
        .getChildren()
        .addAll(
            button("accept", Feather.CHECK, Styles.SUCCESS, model::accept),
            button("decline", Feather.X, Styles.BUTTON_OUTLINED, model::decline));
    company.setMinWidth(0);
    status.setMinWidth(Region.USE_PREF_SIZE);
    HBox foot = new HBox(status, company, Nodes.spring());
    foot.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(between(name, age), between(summary, unread), foot, answers);
    words.getStyleClass().add("work-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    HBox work = new HBox(chip, words);
    work.getStyleClass().add("work-row");
    heading.setMaxWidth(Double.MAX_VALUE);
    row = new VBox(heading, work);
  }

  private static HBox between(Label left, Region right) {
    left.setMaxWidth(Double.MAX_VALUE);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox line = new HBox(left, right);
    line.getStyleClass().add("work-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Button button(
      String what,
      Feather icon,
      String style,
      Consumer<org.citizendesk.protocol.id.ContactId> action) {
    boolean accepts = what.equals("accept");
    Button button =
        new Button(
            accepts ? texts.get("offer.accept") : texts.get("offer.decline"), Icons.icon(icon));
    button.getStyleClass().addAll(style, "offer-" + what);
    Icons.name(button, accepts ? texts.get("offer.accept.name") : texts.get("offer.decline.name"));
    // The keys for it are told in its name; as stops they would break the way through the list.
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setOnAction(
        event -> {
          WorkRow shown = getItem();
          if (shown != null) {
            action.accept(shown.item().contact());
          }
        });
    return button;
  }

  @Override
  protected void updateItem(@Nullable WorkRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      getStyleClass().removeAll("offer", HEADED);
    } else {
      show(item);
      setGraphic(row);
      setAccessibleText(item.spoken());
    }
  }

  private void show(WorkRow item) {
    name.setText(item.item().citizenName());
    age.setText(item.age());
    summary.setText(item.summary());
    unread.setVisible(item.item().unread());
    company.setText(item.company());
    Badges.repaint(status, item.status(), item.tone());
    chip.getStyleClass().setAll("chip", tone(item.item().channel()).styleClass());
    if (chip.getChildren().getFirst() instanceof Icon icon) {
      icon.show(Icons.of(item.item().channel()));
    }
    answers.setVisible(item.isOffer());
    answers.setManaged(item.isOffer());
    heading.setText(item.heading());
    heading.setVisible(!item.heading().isEmpty());
    heading.setManaged(!item.heading().isEmpty());
    getStyleClass().removeAll("offer", HEADED);
    if (!item.heading().isEmpty()) {
      getStyleClass().add(HEADED);
    }
    if (item.isOffer()) {
      getStyleClass().add("offer");
    }
  }

  private static Tone tone(Channel channel) {
    return switch (channel) {
      case VOICE -> Tone.GOOD;
      case CHAT -> Tone.INFO;
      case EMAIL -> Tone.CALM;
    };
  }
}
