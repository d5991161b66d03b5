// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.knowledge.article.ArticleKey;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Articles to be read, in their order.
 *
 * @param name for people, of 1 to 200 characters
 * @param due the day by which they are to be read; null if there is none
 * @param entries at most 500
 */
public record ReadingList(String name, @Nullable LocalDate due, List<Entry> entries) {
  /** Longest name, in characters. */
  public static final int MOST_NAME = 200;

  /** Longest note, in characters. */
  public static final int MOST_NOTE = 2_000;

  private static final int MOST_ENTRIES = 500;
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  /**
   * Checks the bounds and copies the list.
   *
   * @throws IllegalArgumentException says which is broken
   */
  public ReadingList {
    require(!name.isBlank() && name.length() <= MOST_NAME, "name must have 1 to 200 characters");
    require(entries.size() <= MOST_ENTRIES, "entries are more than 500");
    entries = List.copyOf(entries);
  }

  /**
   * One article.
   *
   * @param article its id
   * @param language two lower-case letters
   * @param version the one to be read; null for the one in force on the day of reading
   * @param note what to look at, to 2,000 characters; may be empty
   */
  public record Entry(String article, String language, @Nullable Integer version, String note) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException says which is broken
     */
    public Entry {
      require(ID.matcher(article).matches(), "article must be lower-case words joined by -");
      require(LANGUAGE.matcher(language).matches(), "language must be two lower-case letters");
      require(version == null || version >= 1, "version must be at least 1");
      require(note.length() <= MOST_NOTE, "note has more than 2,000 characters");
    }

    /** Names a version. */
    public static Entry of(ArticleKey key) {
      return new Entry(key.id(), key.language(), key.version(), "");
    }

    /** Returns whether it is about this article, in whatever version. */
    public boolean isOf(ArticleKey key) {
      return article.equals(key.id()) && language.equals(key.language());
    }

    /** Returns the entry for another version; null for the one in force on the day. */
    public Entry at(@Nullable Integer newVersion) {
      return new Entry(article, language, newVersion, note);
    }

    /** Returns the entry with another note. */
    public Entry noted(String newNote) {
      return new Entry(article, language, version, newNote);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  /** Returns the list with other entries. */
  public ReadingList with(List<Entry> newEntries) {
    return new ReadingList(name, due, newEntries);
  }

  /** Returns the list with an entry put at a place. */
  public ReadingList inserted(int index, Entry entry) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.add(index, entry);
    return with(changed);
  }

  /** Returns the list without an entry. */
  public ReadingList without(int index) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.remove(index);
    return with(changed);
  }

  /** Returns the list with another entry in the place of one. */
  public ReadingList replaced(int index, Entry entry) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.set(index, entry);
    return with(changed);
  }

  /** Returns the list with an entry moved to a place, where the others make room. */
  public ReadingList moved(int from, int to) {
    return without(from).inserted(to, entries.get(from));
  }
}
