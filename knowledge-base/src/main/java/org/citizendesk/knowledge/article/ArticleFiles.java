// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Article files that can be read in parts, since reading all of them to find one edit takes
 * seconds. Thread-safe.
 */
public final class ArticleFiles {
  private final Map<String, byte[]> files;
  private final SortedMap<String, String> hashes;
  private final Consumer<LibraryReading> check;

  /**
   * @param files their bytes by name
   * @param check throws if what was read is not to be used
   */
  public ArticleFiles(Map<String, byte[]> files, Consumer<LibraryReading> check) {
    this.files = Map.copyOf(files);
    this.check = check;
    this.hashes = hashes(files);
  }

  static SortedMap<String, String> hashes(Map<String, byte[]> files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Sha256.hex(bytes)));
    return Collections.unmodifiableSortedMap(hashes);
  }

  /** Returns the SHA-256 of each in hexadecimal by its name. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }

  /**
   * Reads some of them, and says what is wrong with these and among these.
   *
   * @param names of files that are there
   */
  public LibraryReading read(Collection<String> names) {
    Map<String, byte[]> some = new TreeMap<>(files);
    some.keySet().retainAll(names);
    return LibraryReading.ofFiles(some);
  }

  /** Returns what was read if it may be used; throws what the maker of this wants. */
  public LibraryReading checked(LibraryReading reading) {
    check.accept(reading);
    return reading;
  }
}
