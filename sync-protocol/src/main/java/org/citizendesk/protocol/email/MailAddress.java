// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.email;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What counts as a mail address that one can write to. */
public final class MailAddress {
  private static final int MAX = 254;
  private static final int MAX_LOCAL = 64;

  /** Quoted local parts and address literals are left out on purpose: nobody has one. */
  private static final String NEVER = "<>()[]\\,;:\"";

  private MailAddress() {}

  /** What can be wrong with an address. */
  public enum Flaw {
    /** There is nothing. */
    EMPTY("nothing"),
    /** It is longer than 254 characters. */
    TOO_LONG("more than 254 characters"),
    /** A character that no address has. */
    CHARACTER("a character that no address has"),
    /** There is no at sign. */
    NO_AT("no at sign"),
    /** There is a second at sign. */
    SECOND_AT("a second at sign"),
    /** Nothing stands before the at sign. */
    NO_LOCAL("nothing before the at sign"),
    /** More than 64 characters stand before the at sign. */
    LOCAL_TOO_LONG("more than 64 characters before the at sign"),
    /** Nothing stands behind the at sign. */
    NO_DOMAIN("nothing behind the at sign"),
    /** It begins with a dash, as an option of a program does. */
    DASH("a dash at the beginning"),
    /** It ends with a dot. */
    DOT("a dot at the end");

    private final String words;

    Flaw(String words) {
      this.words = words;
    }

    /** Returns what it is in English, for messages of the server. */
    public String words() {
      return words;
    }
  }

  /**
   * What is wrong with an address.
   *
   * @param at the place of it in the text, from 0
   */
  public record Fault(Flaw flaw, int at) {}

  /** Returns whether the text is one plain address, without a name, on one line. */
  public static boolean isValid(String text) {
    return fault(text).isEmpty();
  }

  /** Returns the first thing that is wrong with an address; empty if one can write to it. */
  public static Optional<Fault> fault(String text) {
    if (text.isEmpty()) {
      return fault(Flaw.EMPTY, 0);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c) || NEVER.indexOf(c) >= 0) {
        return fault(Flaw.CHARACTER, i);
      }
    }
    if (text.length() > MAX) {
      return fault(Flaw.TOO_LONG, MAX);
    }
    int at = text.indexOf('@');
    if (at < 0) {
      return fault(Flaw.NO_AT, text.length());
    }
    return text.indexOf('@', at + 1) > 0
        ? fault(Flaw.SECOND_AT, text.indexOf('@', at + 1))
        : faultOfParts(text, at);
  }

  private static Optional<Fault> faultOfParts(String text, int at) {
    if (at == 0) {
      return fault(Flaw.NO_LOCAL, 0);
    }
    if (at > MAX_LOCAL) {
      return fault(Flaw.LOCAL_TOO_LONG, MAX_LOCAL);
    }
    if (at == text.length() - 1) {
      return fault(Flaw.NO_DOMAIN, at + 1);
    }
    if (text.startsWith("-")) {
      return fault(Flaw.DASH, 0);
    }
    return text.endsWith(".") ? fault(Flaw.DOT, text.length() - 1) : Optional.empty();
  }

  private static Optional<Fault> fault(Flaw flaw, int at) {
    return Optional.of(new Fault(flaw, at));
  }

  /** Returns the address with its domain in small letters: those that differ in more are two. */
  public static String key(String address) {
    int at = address.lastIndexOf('@');
    return at < 0
        ? address
        : address.substring(0, at + 1) + address.substring(at + 1).toLowerCase(Locale.ROOT);
  }

  /** Returns the address without what stands behind a plus sign before the at sign. */
  public static String withoutTag(String address) {
    int plus = address.indexOf('+');
    int at = address.lastIndexOf('@');
    return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
  }

  /** Returns the addresses in their order, each once, the capitals of its domain aside. */
  public static List<String> distinct(List<String> addresses) {
    Set<String> seen = new HashSet<>();
    return addresses.stream().filter(address -> seen.add(key(address))).toList();
  }
}
