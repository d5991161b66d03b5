// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel.Finding;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.SearchField;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.Places;
import org.citizendesk.knowledge.search.SearchHit;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The search field, what narrows it, and what was found. */
public final class SearchView extends VBox {
  private static final KeyCombination WHY = new KeyCodeCombination(KeyCode.F1);

  private final KnowledgeViewModel model;
  private final Texts texts = Texts.of(SearchView.class);
  private final SearchField field =
      new SearchField("knowledge-field", texts.get("search.name"), texts.get("search.prompt"));
  private final ListView<SearchHit> list = new ListView<>();
  private final WhyFound why = new WhyFound();
  private final Optional<SuggestionsView> suggestions;

  /** Follows the search. */
  public SearchView(KnowledgeViewModel model) {
    this(model, Optional.empty());
  }

  /**
   * Follows the search.
   *
   * @param suggestions stand there while nothing is searched for
   */
  SearchView(KnowledgeViewModel model, Optional<SuggestionsView> suggestions) {
    this.model = model;
    this.suggestions = suggestions;
    suggestions.ifPresent(it -> it.setBack(this::focusField));
    getStyleClass().add("knowledge-search");
    getStylesheets().add(Nodes.styleSheet(SearchView.class, "knowledge.css"));
    VBox head =
        new VBox(field(), filters(), notes(), correction(), wordsOnly(), new NarrowBar(model));
    head.getStyleClass().add("knowledge-head");
    StackPane results = results();
    VBox.setVgrow(results, Priority.ALWAYS);
    getChildren().addAll(head, results);
  }

  /** Puts the cursor into the search field, with what is there selected. */
  public void focusField() {
    field.requestFocus();
    field.selectAll();
  }

  private SearchField field() {
    field.textProperty().bindBidirectional(model.text());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInField);
    return field;
  }

  private void keyInField(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && model.finding().get() == Finding.NOTHING_ASKED) {
      suggestions.ifPresent(SuggestionsView::enter);
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
      list.requestFocus();
      list.getSelectionModel().selectFirst();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !list.getItems().isEmpty()) {
      model.open(list.getItems().getFirst());
      event.consume();
    }
  }

  private VBox filters() {
    SearchableComboBox<String> programs = new SearchableComboBox<>();
    programs.setId("knowledge-program");
    programs.setAccessibleText(texts.get("filter.program"));
    model.edition().turns().subscribe(turn -> offer(programs));
    programs.setConverter(new ProgramName(texts.get("filter.all-programs")));
    model.program().subscribe(program -> programs.setValue(program.orElse(ProgramName.ALL)));
    programs.valueProperty().subscribe(this::chosen);
    programs.setMaxWidth(Double.MAX_VALUE);
    VBox filters = new VBox(programs, places(), new WhenFilter(model));
    filters.getStyleClass().add("knowledge-filters");
    return filters;
  }

  /** Another edition may know other programs. */
  private void offer(SearchableComboBox<String> programs) {
    List<String> all = new ArrayList<>(model.programs());
    all.addFirst(ProgramName.ALL);
    if (!programs.getItems().equals(all)) {
      programs.getItems().setAll(all);
      programs.setValue(model.program().get().orElse(ProgramName.ALL));
    }
  }

  /** The control has no value while its user types a part of a name. */
  private void chosen(@Nullable String program) {
    if (program != null) {
      model
          .program()
          .set(program.equals(ProgramName.ALL) ? Optional.empty() : Optional.of(program));
    }
  }

  private SearchableComboBox<String> places() {
    SearchableComboBox<String> places = new SearchableComboBox<>();
    places.setId("knowledge-place");
    places.setAccessibleText(texts.get("filter.place"));
    places.getItems().add(texts.get("filter.all-places"));
    Places.all().forEach(place -> places.getItems().add(Places.name(place)));
    model
        .place()
        .subscribe(
            place ->
                places.setValue(place.map(Places::name).orElse(texts.get("filter.all-places"))));
    places.valueProperty().subscribe(this::chosenPlace);
    places.setMaxWidth(Double.MAX_VALUE);
    return places;
  }

  /** The control has no value while its user types a part of a name. */
  private void chosenPlace(@Nullable String name) {
    if (name != null) {
      model
          .place()
          .set(Places.all().stream().filter(it -> Places.name(it).equals(name)).findFirst());
    }
  }

  private Label notes() {
    Label notes = Nodes.wrapped("", "tiny");
    notes.setId("knowledge-notes");
    notes.textProperty().bind(model.notes());
    return Nodes.when(model.notes().isNotEmpty(), notes);
  }

  private Label correction() {
    Label correction = Nodes.wrapped("", "tiny");
    correction.setId("knowledge-corrected");
    correction
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("search.corrected", model.corrected().get()), model.corrected()));
    return Nodes.when(model.corrected().isNotEmpty(), correction);
  }

  private Label wordsOnly() {
    Label label = Nodes.wrapped("", "tiny");
    label.setId("knowledge-words-only");
    label.textProperty().bind(model.depth().map(this::limit));
    return Nodes.when(label.textProperty().isNotEmpty(), label);
  }

  /** Says why nothing is found by meaning, where that will not change by waiting. */
  private String limit(Depth depth) {
    return switch (depth) {
      case PREPARING, WORDS, LEARNING, MEANING -> "";
      case WORDS_ONLY -> texts.get("search.words-only");
      case WORDS_OF_LANGUAGE -> texts.get("search.words-of-language");
    };
  }

  private StackPane results() {
    list.setId("knowledge-hits");
    list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "knowledge-hits");
    list.setAccessibleText(texts.get("hits.name"));
    list.setItems(model.hits());
    list.setCellFactory(view -> new HitCell(model::open));
    list.setOnKeyPressed(this::keyInList);
    list.setContextMenu(menu());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(hit -> model.chosen().set(Optional.ofNullable(hit)));
    Node nothingAsked =
        suggestions
            .<Node>map(it -> it)
            .orElseGet(
                () ->
                    Nodes.empty(
                        Feather.BOOK_OPEN,
                        texts.get("nothing-asked.title"),
                        texts.get("nothing-asked.hint")));
    Node noHits =
        Nodes.empty(Feather.SEARCH, texts.get("no-hits.title"), texts.get("no-hits.hint"));
    Node notYet =
        Nodes.empty(Feather.LOADER, texts.get("not-yet.title"), texts.get("not-yet.hint"));
    BooleanBinding nothing = model.finding().isEqualTo(Finding.NO_HITS);
    return new StackPane(
        Nodes.when(model.finding().isEqualTo(Finding.HITS), list),
        Nodes.when(model.finding().isEqualTo(Finding.NOTHING_ASKED), nothingAsked),
        Nodes.when(nothing.and(model.edition().preparing().not()), noHits),
        Nodes.when(nothing.and(model.edition().preparing()), notYet));
  }

  private ContextMenu menu() {
    MenuItem reason = new MenuItem(texts.get("hits.why"));
    reason.setId("knowledge-why-item");
    reason.setAccelerator(WHY);
    reason.setOnAction(event -> explain());
    return new ContextMenu(reason);
  }

  private void explain() {
    SearchHit hit = list.getSelectionModel().getSelectedItem();
    if (hit != null) {
      model
          .about()
          .explain(hit, reason -> why.show(hit, reason, model.edition().order().get(), list));
    }
  }

  private void keyInList(KeyEvent event) {
    SearchHit selected = list.getSelectionModel().getSelectedItem();
    if (WHY.match(event)) {
      explain();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && selected != null) {
      model.open(selected);
      event.consume();
    } else if (event.getCode() == KeyCode.UP && list.getSelectionModel().getSelectedIndex() == 0) {
      focusField();
      event.consume();
    }
  }
}
