// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.citizendesk.protocol.event.Bounds;
import org.jspecify.annotations.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks of what stands in the book; what may be left out is empty then. */
final class Entries {
  /** Longest name that people read, in characters. */
  private static final int MAX_NAME = 100;

  private static final int MAX_SKILLS = 50;
  private static final int MAX_LEVEL = 10;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

  private Entries() {}

  /** Returns what other entries call this one by. */
  static String code(@Nullable String value, String field) {
    String code = Bounds.present(value, field);
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          field + " must be 1 to 40 letters, digits or _ . - and begin with a letter or digit");
    }
    return code;
  }

  static String codeOrNone(@Nullable String value, String field) {
    return value == null || value.isEmpty() ? "" : code(value, field);
  }

  static String name(@Nullable String value, String otherwise, int most, String field) {
    String name = value == null || value.isBlank() ? otherwise : value;
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(field + " must be one line");
    }
    return Bounds.text(name, most, field);
  }

  static String name(@Nullable String value, String otherwise, String field) {
    return name(value, otherwise, MAX_NAME, field);
  }

  static <T> List<T> list(@Nullable List<T> value, int most, String field) {
    return value == null ? List.of() : Bounds.list(value, most, field);
  }

  /** Returns the list if no two entries have the same key. */
  static <T> List<T> distinct(
      @Nullable List<T> value, Function<T, String> key, int most, String field) {
    List<T> list = list(value, most, field);
    Set<String> seen = new HashSet<>();
    for (T entry : list) {
      if (!seen.add(key.apply(entry))) {
        throw new IllegalArgumentException(field + ": " + key.apply(entry) + " comes twice");
      }
    }
    return list;
  }

  /** Returns skills with their levels, 1 to 10. */
  static Map<String, Integer> skills(@Nullable Map<String, Integer> value) {
    if (value == null) {
      return Map.of();
    }
    Bounds.within(0, MAX_SKILLS, value.size(), "number of skills");
    Map<String, Integer> skills = new TreeMap<>();
    value.forEach(
        (skill, level) -> {
          code(skill, "skill");
          Bounds.within(1, MAX_LEVEL, Bounds.present(level, "skill " + skill), "level of " + skill);
          skills.put(skill, level);
        });
    return Map.copyOf(skills);
  }

  static int within(int least, int most, int value, String field) {
    Bounds.within(least, most, value, field);
    return value;
  }
}
