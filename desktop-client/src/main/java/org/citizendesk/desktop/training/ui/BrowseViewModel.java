// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.training.Catalogue;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Section;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Going through all articles by program and place, without typing anything. */
public final class BrowseViewModel implements AutoCloseable {
  private final KnowledgeBase knowledge;
  private final KnowledgeViewModel articles;
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<Catalogue> catalogue;
  private final ObjectProperty<Optional<Shelf>> shelf =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Catalogue.Entry> entries = FXCollections.observableArrayList();

  /**
   * Follows the language, the days and the edition of the articles until closed.
   *
   * @param knowledge belongs to the caller
   * @param articles opens what is chosen
   */
  public BrowseViewModel(KnowledgeBase knowledge, KnowledgeViewModel articles) {
    this.knowledge = knowledge;
    this.articles = articles;
    this.catalogue = new ReadOnlyObjectWrapper<>(read());
    subscriptions.follow(articles.language(), language -> catalogue.set(read()));
    subscriptions.follow(articles.days().asOf(), days -> catalogue.set(read()));
    subscriptions.follow(articles.edition().number(), edition -> catalogue.set(read()));
    subscriptions.follow(catalogue, now -> list());
    subscriptions.follow(shelf, now -> list());
  }

  /**
   * A program, or one place of it.
   *
   * @param place empty for the whole program
   */
  public record Shelf(String program, Optional<Jurisdiction> place) {}

  /** Returns all articles of the language, as of the day and as known on the other. */
  public ReadOnlyObjectProperty<Catalogue> catalogue() {
    return catalogue.getReadOnlyProperty();
  }

  /** Returns what is looked at; empty before anything is. */
  public ObjectProperty<Optional<Shelf>> shelf() {
    return shelf;
  }

  /** Returns the articles of what is looked at, by title. */
  public ObservableList<Catalogue.Entry> entries() {
    return entries;
  }

  /** Opens an article. */
  public void open(Catalogue.Entry entry) {
    articles.open(entry.article().key(), Section.INTRODUCTION);
  }

  private Catalogue read() {
    return new Catalogue(
        knowledge.library(), articles.language().get(), articles.days().asOf().get());
  }

  private void list() {
    List<Catalogue.Entry> now =
        shelf.get().map(it -> catalogue.get().entries(it.program(), it.place())).orElse(List.of());
    if (!entries.equals(now)) {
      entries.setAll(now);
    }
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
