// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Draft;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.id.ContactId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What was written about the open citizen and stands in no field now: in a contact that somebody
 * else closed or has, or that a mail was taken back in.
 */
public final class KeptViewModel implements AutoCloseable {
  private final Drafts drafts;
  private final ComposerViewModel composer;
  private final Predicate<ContactId> isAtHand;
  private final Texts texts = Texts.of(KeptViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());

  private final ReadOnlyObjectWrapper<Boolean> onDisk = new ReadOnlyObjectWrapper<>(true);

  /** One draft, with what it is in words. */
  public record Row(Drafts.Key key, String title, String text) {}

  /**
   * Follows what is open.
   *
   * @param isAtHand tells whether a contact is in the work list, where its drafts are found
   */
  public KeptViewModel(
      Drafts drafts, ComposerViewModel composer, Predicate<ContactId> isAtHand, UiContext context) {
    this.drafts = drafts;
    this.composer = composer;
    this.isAtHand = isAtHand;
    subscriptions.add(context.bridge().bind(onDisk, drafts.onDisk()));
    subscriptions.follow(composer.target(), target -> refresh());
    subscriptions.follow(composer.kind(), kind -> refresh());
    subscriptions.follow(composer.discards().last(), draft -> refresh());
  }

  /** Returns the drafts that are found nowhere else. */
  public ReadOnlyObjectProperty<List<Row>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Returns whether what is typed is kept when the computer fails. */
  public ReadOnlyObjectProperty<Boolean> onDisk() {
    return onDisk.getReadOnlyProperty();
  }

  /** Throws one away; it can be brought back. */
  public void discard(Row row) {
    composer.discards().discard(row.key());
  }

  /** Looks again. */
  public void refresh() {
    List<Row> next =
        composer.target().get().stream()
            .flatMap(
                target ->
                    drafts.of(target.citizen()).stream()
                        .filter(key -> !drafts.draft(key).isWordless())
                        .filter(key -> !isFound(target, key)))
            .sorted(
                Comparator.comparing(Drafts.Key::kind)
                    .thenComparing(key -> String.valueOf(key.contact())))
            .map(this::row)
            .toList();
    if (!next.equals(rows.get())) {
      rows.set(next);
    }
  }

  private boolean isFound(ComposerTarget target, Drafts.Key key) {
    ContactId contact = key.contact();
    if (!Objects.equals(contact, target.contact())) {
      // A note about the citizen as such is found where no contact is open.
      return contact == null || isAtHand.test(contact);
    }
    return switch (key.kind()) {
      case NOTE -> true;
      case SUMMARY, HANDING_ON -> contact != null && isAtHand.test(contact);
      case REPLY -> target.takesReplies() || isTheNote(target, key);
    };
  }

  /** A reply that could not be sent any more goes on as a note. */
  private boolean isTheNote(ComposerTarget target, Drafts.Key key) {
    Draft reply = drafts.draft(key);
    return reply.files().isEmpty()
        && drafts.get(target.key(Drafts.Kind.NOTE)).contains(reply.text());
  }

  private Row row(Drafts.Key key) {
    Draft draft = drafts.draft(key);
    String title =
        switch (key.kind()) {
          case REPLY -> texts.get("kept.reply");
          case NOTE -> texts.get("kept.note");
          case SUMMARY -> texts.get("kept.summary");
          case HANDING_ON -> texts.get("kept.handing-on");
        };
    Optional<String> files =
        Optional.of(draft.files().size())
            .filter(count -> count > 0)
            .map(count -> texts.get("kept.files", count));
    return new Row(key, files.map(some -> title + " · " + some).orElse(title), draft.text());
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
