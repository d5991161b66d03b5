// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Draft;
import org.citizendesk.desktop.contact.Drafts;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The draft that was thrown away last, which can be brought back until something is typed. */
public final class Discards {
  private final Drafts drafts;
  private final BiConsumer<Drafts.Key, Draft> bring;
  private final ReadOnlyObjectWrapper<Optional<Discarded>> last =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param bring puts a draft where it belongs, open or not
   */
  Discards(Drafts drafts, BiConsumer<Drafts.Key, Draft> bring) {
    this.drafts = drafts;
    this.bring = bring;
  }

  /** A draft that was thrown away. */
  public record Discarded(Drafts.Key key, Draft draft) {}

  /** Returns what can be brought back. */
  public ReadOnlyObjectProperty<Optional<Discarded>> last() {
    return last.getReadOnlyProperty();
  }

  /** Throws a draft away, open or not. */
  void discard(Drafts.Key key) {
    Draft draft = drafts.draft(key);
    bring.accept(key, Draft.EMPTY);
    last.set(Optional.of(new Discarded(key, draft)));
  }

  /** Brings back what was thrown away last. */
  public void bringBack() {
    Optional<Discarded> found = last.get();
    found.ifPresent(it -> bring.accept(it.key(), it.draft()));
    forget();
  }

  /** Something else was written. */
  void forget() {
    last.set(Optional.empty());
  }
}
