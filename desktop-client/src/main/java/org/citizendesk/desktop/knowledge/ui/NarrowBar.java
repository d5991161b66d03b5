// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.knowledge.ui.AboutResults.Choice;
import org.citizendesk.desktop.knowledge.ui.AboutResults.Narrowing;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** Buttons that narrow a search, each with how many articles it leaves. */
final class NarrowBar extends FlowPane {
  private final KnowledgeViewModel model;
  private final Texts texts = Texts.of(NarrowBar.class);

  NarrowBar(KnowledgeViewModel model) {
    this.model = model;
    setId("knowledge-narrow");
    getStyleClass().add("narrow-bar");
    model.about().choices().addListener((ListChangeListener<Choice>) change -> fill());
    fill();
    Nodes.when(Bindings.isNotEmpty(getChildren()), this);
  }

  /** Narrows a search; what is narrowed by a field of the query is typed into it. */
  static void narrow(KnowledgeViewModel model, Narrowing to) {
    switch (to) {
      case Narrowing.ToProgram it -> model.program().set(Optional.of(it.program()));
      case Narrowing.ToPlace it -> model.place().set(Optional.of(it.place()));
      case Narrowing.ToKind it ->
          model.text().set(model.text().get().strip() + " kind:" + it.kind().word());
    }
  }

  private void fill() {
    getChildren().setAll(model.about().choices().stream().map(this::button).toList());
  }

  private Button button(Choice choice) {
    Button button = new Button(texts.get("narrow.button", choice.label(), choice.articles()));
    button.getStyleClass().addAll(Styles.SMALL, "narrow");
    button.setMinWidth(USE_PREF_SIZE);
    Icons.name(button, texts.get("narrow.button.name", choice.label(), choice.articles()));
    button.setOnAction(event -> narrow(model, choice.to()));
    return button;
  }
}
