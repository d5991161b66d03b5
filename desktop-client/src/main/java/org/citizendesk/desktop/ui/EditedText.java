// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A text that somebody types in, and into which a program puts something now and then. Where a
 * field shows it, what the program does is done by the field, so that its undo takes it back.
 */
public final class EditedText {
  private final StringProperty text = new SimpleStringProperty("");
  private final IntegerProperty caret = new SimpleIntegerProperty();
  private Optional<Editor> editor = Optional.empty();

  /** Puts something in the place of a part of a text. */
  @FunctionalInterface
  public interface Editor {
    /** Replaces what stands from one index up to another, not including it. */
    void replace(int from, int to, String by);
  }

  /** Returns the text, to be bound to the field both ways. */
  public StringProperty text() {
    return text;
  }

  /** Returns where the next letter goes, to be kept equal to the field's both ways. */
  public IntegerProperty caret() {
    return caret;
  }

  /** Returns what stands there. */
  public String get() {
    return text.get();
  }

  /** Returns where the next letter goes, within the text. */
  public int at() {
    return Math.clamp(caret.get(), 0, text.get().length());
  }

  /** Shows another text, with the caret at its end. */
  public void show(String next) {
    text.set(next);
    caret.set(next.length());
  }

  /** Says by what changes are made that can be undone. */
  public void editThrough(Editor field) {
    editor = Optional.of(field);
  }

  /** Puts a piece where the next letter goes, apart from the word before it. */
  public void insert(String piece) {
    replace(at(), at(), gap() + piece);
  }

  /** Returns what must stand before a word that begins where the next letter goes. */
  public String gap() {
    return at() == 0 || Character.isWhitespace(get().charAt(at() - 1)) ? "" : " ";
  }

  /** Replaces a part, so that it can be undone where a field shows it; the caret goes behind it. */
  public void replace(int from, int to, String by) {
    if (editor.isPresent()) {
      editor.get().replace(from, to, by);
    } else {
      text.set(text.get().substring(0, from) + by + text.get().substring(to));
    }
    caret.set(from + by.length());
  }
}
