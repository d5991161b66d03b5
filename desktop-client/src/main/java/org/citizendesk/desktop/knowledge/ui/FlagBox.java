// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.knowledge.Feedback.Flag;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.protocol.fact.KnowledgeFact.Reason;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Below an article: the reader's own flags on it, and a form for another one. */
final class FlagBox extends VBox {
  private static final int ROWS = 3;

  private final FlagViewModel model;
  private final Article article;
  private final Texts texts = Texts.of(FlagBox.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final VBox own = new VBox();
  private final VBox form = new VBox();
  private @Nullable RadioButton first;

  FlagBox(OpenArticle page, FlagViewModel model) {
    this.model = model;
    this.article = page.article();
    setId("flag-box");
    getStyleClass().add("flag-box");
    own.getStyleClass().add("flag-own");
    model.show(page);
    Button begin = new Button(texts.get("flag.begin"), Icons.icon(Feather.FLAG));
    begin.setId("flag-begin");
    begin.getStyleClass().add(Styles.SMALL);
    Icons.name(begin, texts.get("flag.begin.name"));
    begin.setOnAction(event -> begin());
    form.getStyleClass().addAll("card", "flag-form");
    form.getChildren().addAll(Nodes.label(texts.get("flag.title"), "strong"), reasons());
    form.getChildren().addAll(sections(), words(), buttons());
    form.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren()
        .addAll(own, Nodes.unless(model.writing(), begin), Nodes.when(model.writing(), form));
    subscriptions.follow(model.flags(), this::show);
  }

  /** Opens the form and goes there. */
  void begin() {
    model.begin();
    if (first != null) {
      first.requestFocus();
    }
  }

  /** Ends following the model. */
  void leave() {
    subscriptions.close();
  }

  private void show(List<Flag> flags) {
    own.getChildren().setAll(flags.stream().map(this::line).toList());
    own.setVisible(!flags.isEmpty());
    own.setManaged(!flags.isEmpty());
  }

  private HBox line(Flag flag) {
    Label said =
        Nodes.wrapped(
            texts.get(
                "flag.own",
                KnowledgeTexts.day(model.day(flag)),
                flag.remark().article().version(),
                name(flag.remark().reason())));
    said.setGraphic(Icons.icon(Feather.FLAG));
    said.getStyleClass().add("flag-said");
    Button back = new Button(texts.get("flag.withdraw"));
    back.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "flag-withdraw");
    back.setMinWidth(Region.USE_PREF_SIZE);
    Icons.name(back, texts.get("flag.withdraw.name", name(flag.remark().reason())));
    back.setOnAction(event -> model.withdraw(flag));
    HBox line = new HBox(said, Nodes.spring(), back);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private VBox reasons() {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox();
    box.getStyleClass().add("flag-reasons");
    for (Reason reason : Reason.values()) {
      RadioButton button = new RadioButton(name(reason));
      button.setId("flag-" + key(reason));
      button.setToggleGroup(group);
      button.setSelected(model.reason().get().equals(Optional.of(reason)));
      // The arrow keys select without an action.
      button
          .selectedProperty()
          .subscribe(
              selected -> {
                if (selected) {
                  model.reason().set(Optional.of(reason));
                }
              });
      first = first == null ? button : first;
      box.getChildren().add(button);
    }
    // The model forgets the reason when the flag is sent or thrown away.
    subscriptions.follow(
        model.reason(),
        now -> {
          if (now.isEmpty()) {
            group.selectToggle(null);
          }
        });
    return box;
  }

  private ComboBox<String> sections() {
    ComboBox<String> sections = new ComboBox<>();
    sections.setId("flag-section");
    sections.setAccessibleText(texts.get("flag.section"));
    sections.getItems().add("");
    article.sections().stream()
        .filter(section -> !section.heading().isEmpty())
        .forEach(section -> sections.getItems().add(section.anchor()));
    sections.setConverter(new Heading());
    sections.setMaxWidth(Double.MAX_VALUE);
    sections.valueProperty().bindBidirectional(model.section());
    return sections;
  }

  private TextArea words() {
    TextArea words = new TextArea();
    words.setId("flag-text");
    words.setPromptText(texts.get("flag.prompt"));
    words.setAccessibleText(texts.get("flag.prompt"));
    words.setWrapText(true);
    words.setPrefRowCount(ROWS);
    words.textProperty().bindBidirectional(model.text());
    return words;
  }

  private HBox buttons() {
    Button send = new Button(texts.get("flag.send"));
    send.setId("flag-send");
    send.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
    Icons.name(send, texts.get("flag.send.name"));
    send.disableProperty().bind(model.sendable().not());
    send.setOnAction(event -> model.send());
    Button cancel = new Button(texts.get("flag.cancel"));
    cancel.setId("flag-cancel");
    cancel.getStyleClass().add(Styles.SMALL);
    cancel.setOnAction(event -> model.cancel());
    HBox buttons = new HBox(send, cancel);
    buttons.getStyleClass().add("flag-buttons");
    return buttons;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      model.send();
      event.consume();
    }
  }

  private String name(Reason reason) {
    return switch (reason) {
      case WRONG -> texts.get("flag.reason.wrong");
      case OUT_OF_DATE -> texts.get("flag.reason.out-of-date");
      case UNCLEAR -> texts.get("flag.reason.unclear");
      case INCOMPLETE -> texts.get("flag.reason.incomplete");
      case BROKEN_LINK -> texts.get("flag.reason.broken-link");
      case OTHER -> texts.get("flag.reason.other");
    };
  }

  private static String key(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Shows sections by their heading. */
  private final class Heading extends StringConverter<String> {
    @Override
    public String toString(@Nullable String anchor) {
      return anchor == null || anchor.isEmpty()
          ? texts.get("flag.whole")
          : article.section(anchor).map(Section::heading).orElse(anchor);
    }

    @Override
    public String fromString(String name) {
      throw new UnsupportedOperationException("the list of sections is not editable");
    }
  }
}
