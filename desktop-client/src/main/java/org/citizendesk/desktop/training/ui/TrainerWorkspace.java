// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.EditionLine;
import org.citizendesk.desktop.knowledge.ui.KnowledgeReader;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.SearchView;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Choice;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The trainer's workspace: going through the articles, searching them, and a quiz over them. All of
 * it needs no network.
 */
public final class TrainerWorkspace extends VBox {
  private static final double LEFT_WIDTH = 380;

  private final Texts texts = Texts.of(TrainerWorkspace.class);
  private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.BROWSE);
  private final KnowledgeViewModel articles;
  private final BrowseView browse;
  private final SearchView search;
  private final ReadingListView list;
  private final QuizView quiz;

  /** What one can do here. */
  private enum Place {
    BROWSE,
    SEARCH,
    LIST,
    QUIZ
  }

  /**
   * @param offline whether the link is cut
   */
  public TrainerWorkspace(
      KnowledgeViewModel articles,
      BrowseViewModel browsing,
      ReadingListViewModel reading,
      QuizViewModel asking,
      ObservableValue<Boolean> offline) {
    this.articles = articles;
    this.browse = new BrowseView(browsing, articles);
    this.search = new SearchView(articles);
    this.list = new ReadingListView(reading);
    this.quiz =
        new QuizView(
            asking,
            reading::add,
            (article, section) -> {
              articles.open(article.key(), section);
              place.set(Place.BROWSE);
            });
    setId("trainer");
    getStyleClass().add("desk");
    getStylesheets()
        .addAll(
            Nodes.styleSheet(KnowledgeReader.class, "knowledge.css"),
            Nodes.styleSheet(TrainerWorkspace.class, "training.css"));
    StackPane body =
        new StackPane(Nodes.unless(is(Place.QUIZ), reading()), Nodes.when(is(Place.QUIZ), quiz));
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head(offline), body);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Puts the cursor where one begins. */
  public void focusFirst() {
    switch (place.get()) {
      case BROWSE -> browse.focusFirst();
      case SEARCH -> search.focusField();
      case LIST -> list.focusFirst();
      case QUIZ -> quiz.focusFirst();
    }
  }

  /** Goes to the reading lists. */
  void showLists() {
    place.set(Place.LIST);
  }

  /** Goes to the quiz. */
  void showQuiz() {
    place.set(Place.QUIZ);
  }

  private ObservableValue<Boolean> is(Place wanted) {
    return place.isEqualTo(wanted);
  }

  private SplitPane reading() {
    VBox left =
        new VBox(
            EditionLine.withMenu(articles.edition()),
            Nodes.when(is(Place.BROWSE), browse),
            Nodes.when(is(Place.SEARCH), search),
            Nodes.when(is(Place.LIST), list));
    for (Node each : List.of(browse, search, list)) {
      VBox.setVgrow(each, Priority.ALWAYS);
    }
    left.getStyleClass().add("pane");
    left.setMinWidth(LEFT_WIDTH);
    left.setPrefWidth(LEFT_WIDTH);
    SplitPane reading = new SplitPane(left, new KnowledgeReader(articles));
    reading.getStyleClass().add("panes");
    SplitPane.setResizableWithParent(left, false);
    reading.setDividerPositions(0.28);
    return reading;
  }

  private HBox head(ObservableValue<Boolean> offline) {
    Label here = Badges.pill(texts.get("training.works-offline"), Tone.INFO);
    here.setId("knowledge-offline");
    here.setMinWidth(USE_PREF_SIZE);
    Choice<Place> places =
        new Choice<>(
            "trainer",
            List.of(Place.values()),
            to -> {
              place.set(to);
              focusFirst();
            });
    places.button(Place.BROWSE).setText(texts.get("training.browse"));
    places.button(Place.SEARCH).setText(texts.get("training.search"));
    places.button(Place.LIST).setText(texts.get("training.list"));
    places.button(Place.QUIZ).setText(texts.get("training.quiz"));
    place.subscribe(places::show);
    HBox head =
        new HBox(
            Nodes.label(texts.get("training.title"), "pane-title"),
            places,
            Nodes.when(offline, here));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().addAll("pane", "trainer-head");
    return head;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      focusFirst();
      event.consume();
    }
  }
}
