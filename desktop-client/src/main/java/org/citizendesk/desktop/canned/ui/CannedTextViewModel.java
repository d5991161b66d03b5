// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned.ui;

import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.ui.EditedText;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.Placeholder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Ready texts in something that is being written. A slash at the beginning of a word begins a
 * search, which what follows it narrows. Places that nothing is known for stand in the text until
 * the agent has filled them in, so that a draft keeps them.
 */
public final class CannedTextViewModel {
  private static final char MARK = '/';
  private static final int NOWHERE = -1;

  private final CannedTexts canned;
  private final EditedText written;
  private final Supplier<Optional<CannedTexts.Case>> where;
  private final Texts texts = Texts.of(CannedTextViewModel.class);
  private final ReadOnlyObjectWrapper<List<CannedText>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<List<String>> unfilled =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private int dismissed = NOWHERE;
  private int begun = NOWHERE;

  /**
   * @param written what is being written
   * @param where tells what it is written about; empty if nothing is open
   */
  public CannedTextViewModel(
      CannedTexts canned, EditedText written, Supplier<Optional<CannedTexts.Case>> where) {
    this.canned = canned;
    this.written = written;
    this.where = where;
    written.text().subscribe(text -> look());
    written.caret().subscribe(at -> search());
  }

  /** Returns whether there is any text for what is written about. */
  public ReadOnlyBooleanProperty any() {
    return any.getReadOnlyProperty();
  }

  /** Returns what was found, best first; empty while nothing is searched for. */
  public ReadOnlyObjectProperty<List<CannedText>> found() {
    return found.getReadOnlyProperty();
  }

  /** Returns which of them would be inserted, from 0. */
  public ReadOnlyIntegerProperty chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Returns the names of what is to be filled in, in order, each once. */
  public ReadOnlyObjectProperty<List<String>> unfilled() {
    return unfilled.getReadOnlyProperty();
  }

  /** Returns why the text cannot be sent; empty if nothing is missing. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Looks again, for another text is open now. */
  public void reopened() {
    dismissed = NOWHERE;
    begun = NOWHERE;
    problem.set("");
    any.set(where.get().filter(now -> !canned.of(now.queue()).isEmpty()).isPresent());
    look();
  }

  /** Begins a search where the next letter goes. */
  public void begin() {
    dismissed = NOWHERE;
    if (!any.get() || start() != NOWHERE) {
      search();
      return;
    }
    int at = written.at();
    String gap = written.gap();
    written.replace(at, at, gap + MARK);
    begun = at + gap.length();
    search();
  }

  /** Ends the search; a slash that {@link #begin} put there goes. */
  public void dismiss() {
    int from = start();
    found.set(List.of());
    if (from != NOWHERE && from == begun) {
      begun = NOWHERE;
      written.replace(from, written.at(), "");
    } else {
      dismissed = from;
    }
  }

  /** Chooses another of what was found. */
  public void choose(int step) {
    if (!found.get().isEmpty()) {
      chosen.set(Math.floorMod(chosen.get() + step, found.get().size()));
    }
  }

  /** Puts what is chosen where it was searched for; does nothing if nothing is. */
  public void insert() {
    if (!found.get().isEmpty()) {
      insert(found.get().get(chosen.get()));
    }
  }

  /** Puts one of what was found where it was searched for. */
  public void insert(CannedText text) {
    int from = start();
    Optional<CannedTexts.Case> now = where.get();
    if (from != NOWHERE && now.isPresent()) {
      begun = NOWHERE;
      written.replace(from, written.at(), canned.filled(text, now.get()));
      found.set(List.of());
    }
  }

  /** Fills in every place of this name; an empty value leaves them as they are. */
  public void fill(String name, String value) {
    String plain = value.strip();
    if (plain.isEmpty()) {
      return;
    }
    List<Placeholder> places =
        Placeholder.in(written.get()).stream().filter(place -> place.name().equals(name)).toList();
    for (Placeholder place : places.reversed()) {
      written.replace(place.from(), place.to(), plain);
    }
    written.caret().set(written.get().length());
  }

  /** Returns whether nothing is left to be filled in; if something is, says what and where. */
  public boolean isFilled() {
    Optional<Placeholder> first = Placeholder.in(written.get()).stream().findFirst();
    first.ifPresent(
        place -> {
          int line = Placeholder.line(written.get(), place.from());
          problem.set(texts.get("canned.unfilled", place.name(), line));
        });
    return first.isEmpty();
  }

  private void look() {
    List<String> names =
        Placeholder.in(written.get()).stream().map(Placeholder::name).distinct().toList();
    if (!names.equals(unfilled.get())) {
      unfilled.set(names);
      problem.set("");
    }
    search();
  }

  private void search() {
    int from = start();
    if (from == NOWHERE) {
      dismissed = NOWHERE;
      begun = NOWHERE;
    }
    List<CannedText> next =
        from == NOWHERE || from == dismissed
            ? List.of()
            : where.get().map(now -> matching(now.queue(), typed(from))).orElse(List.of());
    if (!next.equals(found.get())) {
      chosen.set(0);
      found.set(next);
    }
  }

  private String typed(int from) {
    return written.get().substring(from + 1, written.at()).toLowerCase(Locale.ROOT);
  }

  private List<CannedText> matching(String queue, String typed) {
    List<CannedText> all = canned.of(queue);
    // Who types a code means that text, also where others speak of it.
    return Stream.<Predicate<CannedText>>of(
            text -> text.code().toLowerCase(Locale.ROOT).startsWith(typed),
            text -> text.name().toLowerCase(Locale.ROOT).contains(typed),
            text -> text.text().toLowerCase(Locale.ROOT).contains(typed))
        .flatMap(fits -> all.stream().filter(fits))
        .distinct()
        .toList();
  }

  /** Returns where the slash stands that begins the word at the caret. */
  private int start() {
    String text = written.get();
    int at = written.at() - 1;
    while (at >= 0 && isOfWord(text.charAt(at))) {
      at--;
    }
    boolean begins =
        at >= 0
            && text.charAt(at) == MARK
            && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
    return begins ? at : NOWHERE;
  }

  private static boolean isOfWord(char letter) {
    return letter != MARK && !Character.isWhitespace(letter);
  }
}
