// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes file names that are safe on every system: no path, no control or direction-changing
 * characters, no reserved name, and none twice from one object. For one thread.
 */
public final class FileNames {
  private static final int MAX = 120;
  private static final int MAX_EXTENSION = 20;

  /** Control, format (direction marks and overrides, zero width), private and unassigned. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");

  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");

  /** Devices of Windows, which looks past an extension and blanks before it. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?");

  private final Set<String> used = new HashSet<>();

  /**
   * Returns a safe name.
   *
   * @param declared as in the message; may be empty
   * @param fallback used if nothing is left of it
   */
  public String next(String declared, String fallback) {
    return unique(safe(declared, fallback));
  }

  /** As {@link #next}, for a name that stands alone. */
  public static String safe(String declared, String fallback) {
    String safe = safe(declared);
    return safe.isEmpty() ? fallback : safe;
  }

  private static String safe(String declared) {
    String name = INVISIBLE.matcher(declared).replaceAll("");
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = FORBIDDEN.matcher(name).replaceAll("_");
    name = name.replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
    if (RESERVED.matcher(name).matches()) {
      name = "_" + name;
    }
    return shorten(name);
  }

  private static String shorten(String name) {
    if (name.length() <= MAX) {
      return name;
    }
    String extension = extension(name);
    int end = MAX - extension.length();
    // Half a surrogate pair is no name on any system.
    int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
    return name.substring(0, whole).strip() + extension;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 || name.length() - dot > MAX_EXTENSION ? "" : name.substring(dot);
  }

  private String unique(String name) {
    String extension = extension(name);
    String stem = name.substring(0, name.length() - extension.length());
    String candidate = name;
    for (int i = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = stem + " (" + i + ")" + extension;
    }
    return candidate;
  }
}
