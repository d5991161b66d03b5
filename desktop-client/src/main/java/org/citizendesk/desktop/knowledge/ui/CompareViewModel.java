// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.compare.Comparison;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Two versions of an article side by side, and where one looks. Works with no network. */
public final class CompareViewModel implements AutoCloseable {
  private final KnowledgeBase knowledge;
  private final UiContext context;
  private final ReadOnlyObjectWrapper<Optional<Comparison>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<CompareItem> items = FXCollections.observableArrayList();
  private final ObservableList<Article> versions = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
  private final Set<Integer> open = new HashSet<>();
  private Subscription work = () -> {};

  CompareViewModel(KnowledgeBase knowledge, UiContext context) {
    this.knowledge = knowledge;
    this.context = context;
  }

  /** Returns what is compared; empty if nothing is. */
  public ReadOnlyObjectProperty<Optional<Comparison>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Returns what stands on the screen, from the top. */
  public ObservableList<CompareItem> items() {
    return items;
  }

  /** Returns the versions of the article, newest first. */
  public ObservableList<Article> versions() {
    return versions;
  }

  /** Returns the number of the change that is looked at, from 1; 0 if none is. */
  public ReadOnlyIntegerProperty current() {
    return current.getReadOnlyProperty();
  }

  /** Returns how many changes there are. */
  public int changes() {
    return shown.get().map(Comparison::changes).orElse(0);
  }

  /** Returns the days on which a version is in force. */
  public Period period(Article article) {
    return knowledge.library().period(article);
  }

  /** Returns whether there is another version to compare with. */
  public boolean hasOther(Article article) {
    return knowledge.versionsOf(article).size() > 1;
  }

  /** Compares a version with the one before it; the first one with the one after it. */
  public void compare(Article article) {
    List<Article> all = knowledge.versionsOf(article);
    Optional<Article> before =
        all.stream()
            .filter(
                it ->
                    Objects.equals(article.validity().supersedes(), it.key().version())
                        || it.key().version() < article.key().version())
            .findFirst();
    if (before.isPresent()) {
      compare(before.get(), article);
    } else {
      all.reversed().stream()
          .filter(it -> it.key().version() > article.key().version())
          .findFirst()
          .ifPresent(later -> compare(article, later));
    }
  }

  /** Compares two versions; does nothing if one of them is not here. */
  public void compare(ArticleKey before, ArticleKey after) {
    Optional<Article> left = knowledge.open(before);
    Optional<Article> right = knowledge.open(after);
    if (left.isPresent() && right.isPresent()) {
      compare(left.get(), right.get());
    }
  }

  private void compare(Article before, Article after) {
    work.close();
    work = context.tasks().call(() -> Comparison.of(before, after)).onSuccess(this::show).start();
  }

  private void show(Comparison comparison) {
    List<Article> all = knowledge.versionsOf(comparison.after());
    if (!versions.equals(all)) {
      versions.setAll(all);
    }
    open.clear();
    current.set(0);
    shown.set(Optional.of(comparison));
    layOut(comparison);
    next();
  }

  private void layOut(Comparison comparison) {
    items.setAll(CompareItem.of(comparison.parts(), open));
  }

  /** Shows what is folded, or folds it again. */
  public void toggle(CompareItem.Fold fold) {
    if (!open.remove(fold.id())) {
      open.add(fold.id());
    }
    shown.get().ifPresent(this::layOut);
  }

  /** Goes to the next change; from the last to the first. */
  public void next() {
    go(current.get() + 1);
  }

  /** Goes to the change before; from the first to the last. */
  public void previous() {
    go(current.get() - 1);
  }

  private void go(int change) {
    int all = changes();
    if (all > 0) {
      current.set(change < 1 ? all : change > all ? 1 : change);
    }
  }

  /** Says which change is looked at, for instance since it was clicked. */
  public void lookAt(CompareItem.Pair pair) {
    if (pair.change() > 0) {
      current.set(pair.change());
    }
  }

  /** Ends the comparison. */
  public void leave() {
    work.close();
    items.clear();
    shown.set(Optional.empty());
  }

  @Override
  public void close() {
    work.close();
  }
}
