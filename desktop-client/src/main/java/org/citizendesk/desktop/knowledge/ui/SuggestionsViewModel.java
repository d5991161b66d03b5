// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.Suggestions.Suggested;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.search.Excerpt;
import org.citizendesk.knowledge.search.SearchHit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What is suggested for the contact at hand. While the agent is at the list nothing in it moves;
 * what is newer comes when the agent has left it.
 */
public final class SuggestionsViewModel implements AutoCloseable {
  private static final int MOST_WORDS = 5;

  private final Texts texts = Texts.of(SuggestionsViewModel.class);
  private final Runnable countAll;
  private final Subscriptions subscriptions = new Subscriptions();
  private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(Standing.NOBODY);
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper newTopic = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
  private final BooleanProperty held = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<SearchHit>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private Suggested shown = Suggested.NOBODY;
  private Suggested newest = Suggested.NOBODY;

  /** How it stands. */
  public enum Standing {
    /** No contact is open. */
    NOBODY,
    /** Nothing was said yet that asks something. */
    NOTHING_ASKED,
    /** No article fits what was said. */
    NO_HITS,
    /** There are suggestions. */
    HITS
  }

  /**
   * Follows the suggestions.
   *
   * @param countAll has all that was said in the contact count
   */
  public SuggestionsViewModel(
      Observed<Suggested> suggestions, Runnable countAll, UiContext context) {
    this.countAll = countAll;
    subscriptions.add(context.bridge().watch(suggestions, this::came));
    subscriptions.follow(held, now -> takeNewest());
  }

  /** Returns what is suggested, best first. */
  public ObservableList<SearchHit> hits() {
    return hits;
  }

  /** Returns how it stands. */
  public ReadOnlyObjectProperty<Standing> standing() {
    return standing.getReadOnlyProperty();
  }

  /** Returns which words the suggestions come from, as a phrase; empty without suggestions. */
  public ReadOnlyStringProperty reason() {
    return reason.getReadOnlyProperty();
  }

  /**
   * Returns whether what was said earlier counts less, since it seems to be about something else.
   */
  public ReadOnlyBooleanProperty newTopic() {
    return newTopic.getReadOnlyProperty();
  }

  /** Has all that was said count. */
  public void countAll() {
    countAll.run();
  }

  /** Returns whether newer suggestions wait until the agent leaves the list. */
  public ReadOnlyBooleanProperty waiting() {
    return waiting.getReadOnlyProperty();
  }

  /** Returns whether the agent is at the list, to be set by the view. */
  public BooleanProperty held() {
    return held;
  }

  /** Returns the suggestion that the agent has chosen, to be set by the view. */
  public ObjectProperty<Optional<SearchHit>> chosen() {
    return chosen;
  }

  /** Returns the chosen suggestion, or else the best. */
  public Optional<SearchHit> best() {
    return chosen.get().or(() -> hits.stream().findFirst());
  }

  private void came(Suggested next) {
    newest = next;
    takeNewest();
  }

  private void takeNewest() {
    boolean stays = held.get() && newest.isAboutTheSame(shown) && !hits.isEmpty();
    if (!stays) {
      show(newest);
    }
    waiting.set(stays && !newest.hits().equals(hits));
  }

  private void show(Suggested next) {
    shown = next;
    if (!hits.equals(next.hits())) {
      hits.setAll(next.hits());
    }
    reason.set(next.hits().isEmpty() ? "" : reason(next.hits()));
    newTopic.set(next.newTopic());
    standing.set(standing(next));
  }

  private static Standing standing(Suggested next) {
    if (next.talk().isEmpty()) {
      return Standing.NOBODY;
    }
    if (!next.asked()) {
      return Standing.NOTHING_ASKED;
    }
    return next.hits().isEmpty() ? Standing.NO_HITS : Standing.HITS;
  }

  private String reason(List<SearchHit> found) {
    String words =
        found.stream()
            .map(SearchHit::excerpt)
            .flatMap(excerpt -> excerpt.marks().stream().map(mark -> marked(excerpt, mark)))
            .distinct()
            .limit(MOST_WORDS)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? texts.get("suggested.meaning") : texts.get("suggested.words", words);
  }

  private static String marked(Excerpt excerpt, Excerpt.Mark mark) {
    return excerpt.text().substring(mark.start(), mark.end()).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
