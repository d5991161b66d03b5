// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers of a message or of a part, as they came: one character for each byte. */
final class Headers {
  /** What begins a message's headers where they cannot be told from words by their form alone. */
  private static final Set<String> KNOWN =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "received",
          "return-path",
          "delivered-to",
          "mime-version",
          "auto-submitted",
          "precedence",
          "organization",
          "user-agent");

  private final Map<String, List<String>> values = new HashMap<>();

  /** Adds one header, unfolded or not; a line without a colon is left out. */
  void add(String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(line.substring(colon + 1).strip());
    }
  }

  /** Returns the first value of a header; empty if there is none. */
  String first(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
  }

  /** Returns all values of a header joined by a separator; empty if there is none. */
  String joined(String name, String separator) {
    return String.join(separator, values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }

  /** Returns how often a header is there. */
  int count(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).size();
  }

  /** Returns whether one of them is a header that mail has, and not only looks like one. */
  boolean hasKnown() {
    return values.keySet().stream().anyMatch(Headers::isKnown);
  }

  /**
   * @param name lower case
   */
  static boolean isKnown(String name) {
    return KNOWN.contains(name)
        || name.startsWith("content-")
        || name.startsWith("x-")
        || name.startsWith("list-")
        || name.startsWith("resent-");
  }
}
