// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.KnowledgeWorkspace;
import org.citizendesk.desktop.ui.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;

/** The trainer's workspace: the knowledge base to teach from, which needs no network. */
public final class TrainerWorkspace extends StackPane {
  private final KnowledgeWorkspace knowledge;

  /**
   * @param offline whether the link is cut
   */
  public TrainerWorkspace(KnowledgeViewModel model, ObservableValue<Boolean> offline) {
    Texts texts = Texts.of(TrainerWorkspace.class);
    knowledge = new KnowledgeWorkspace(model, texts.get("training.title"), offline);
    setId("trainer");
    getChildren().add(knowledge);
  }

  /** Puts the cursor into the search field. */
  public void focusFirst() {
    knowledge.focusFirst();
  }
}
