// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings.ui;

import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The settings screen: how it looks, and what this program is. */
public final class SettingsView extends ScrollPane {
  private final SettingsViewModel model;
  private final Texts texts = Texts.of(SettingsView.class);
  private final Map<Settings.Theme, RadioButton> colours = new EnumMap<>(Settings.Theme.class);
  private final ComboBox<Integer> textSize = new ComboBox<>();
  private final CheckBox learnedOrder = new CheckBox();

  /**
   * @param version of the program, for people
   */
  public SettingsView(SettingsViewModel model, String version) {
    this.model = model;
    setId("settings");
    setAccessibleText(texts.get("settings.title"));
    getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "settings");
    getStylesheets().add(Nodes.styleSheet(SettingsView.class, "settings.css"));
    setFitToWidth(true);
    VBox page =
        new VBox(
            Nodes.label(texts.get("settings.title"), "title"),
            appearance(),
            search(),
            about(version));
    page.getStyleClass().add("settings-page");
    model.warning().ifPresent(problem -> page.getChildren().add(1, warning(problem)));
    VBox centred = new VBox(page);
    centred.setAlignment(Pos.TOP_CENTER);
    setContent(centred);
    model.settings().subscribe(settings -> show());
  }

  /** Gives the focus to the first choice. */
  public void focusFirst() {
    RadioButton chosen = colours.get(model.settings().get().theme());
    if (chosen != null) {
      chosen.requestFocus();
    }
  }

  private VBox appearance() {
    VBox choices = new VBox();
    choices.getStyleClass().add("settings-choices");
    ToggleGroup group = new ToggleGroup();
    for (Settings.Theme choice : Settings.Theme.values()) {
      RadioButton button = new RadioButton(name(choice));
      button.setId("colours-" + choice.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setOnAction(event -> model.choose(choice));
      colours.put(choice, button);
      choices.getChildren().add(button);
    }
    textSize.setId("text-size");
    textSize.getItems().setAll(SettingsViewModel.TEXT_SIZES);
    textSize.setConverter(new Percent());
    textSize.setAccessibleText(texts.get("appearance.text-size"));
    textSize.setOnAction(
        event -> {
          Integer percent = textSize.getValue();
          if (percent != null) {
            model.chooseTextSize(percent);
          }
        });
    VBox card =
        card(
            texts.get("appearance.title"),
            Feather.SUN,
            Nodes.label(texts.get("appearance.colours"), "strong"),
            choices,
            Nodes.label(texts.get("appearance.text-size"), "strong"),
            textSize,
            Nodes.wrapped(texts.get("appearance.text-size.hint"), "muted"));
    return card;
  }

  private String name(Settings.Theme choice) {
    return switch (choice) {
      case SYSTEM -> texts.get("colours.system");
      case LIGHT -> texts.get("colours.light");
      case DARK -> texts.get("colours.dark");
    };
  }

  private VBox search() {
    learnedOrder.setId("learned-order");
    learnedOrder.setText(texts.get("search.learned-order"));
    learnedOrder.setAccessibleHelp(texts.get("search.learned-order.hint"));
    learnedOrder.setOnAction(event -> model.useLearnedOrder(learnedOrder.isSelected()));
    return card(
        texts.get("search.title"),
        Feather.SEARCH,
        learnedOrder,
        Nodes.wrapped(texts.get("search.learned-order.hint"), "muted"));
  }

  private VBox about(String version) {
    Label name = Nodes.label(texts.get("about.name", version), "strong");
    name.setId("about-version");
    return card(
        texts.get("about.title"),
        Feather.INFO,
        name,
        Nodes.wrapped(texts.get("about.licence")),
        Nodes.wrapped(texts.get("about.font"), "muted"));
  }

  private static VBox card(String title, Feather icon, Node... content) {
    HBox head = new HBox(Icons.icon(icon), Nodes.label(title, "pane-title"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("settings-head");
    VBox card = new VBox(head);
    card.getChildren().addAll(content);
    card.getStyleClass().addAll("card", "settings-card");
    return card;
  }

  private static Label warning(String problem) {
    Label label = Nodes.wrapped(problem, "settings-problem");
    label.setGraphic(Icons.icon(Feather.ALERT_TRIANGLE));
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private void show() {
    RadioButton chosen = colours.get(model.settings().get().theme());
    if (chosen != null) {
      chosen.setSelected(true);
    }
    textSize.setValue(model.settings().get().textPercent());
    learnedOrder.setSelected(model.settings().get().learnedOrder());
  }

  /** Shows a percentage. */
  private static final class Percent extends StringConverter<Integer> {
    @Override
    public String toString(@Nullable Integer percent) {
      return percent == null ? "" : percent + " %";
    }

    @Override
    public Integer fromString(String text) {
      return Integer.valueOf(text.replace("%", "").strip());
    }
  }
}
