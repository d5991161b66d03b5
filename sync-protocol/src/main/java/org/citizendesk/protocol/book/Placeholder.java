// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a text that is filled in before the text is sent, written as two braces around a name:
 * {@code {{citizen.name}}}, or {@code {{day of the hearing}}}, which an agent is asked for.
 *
 * @param from the index of its first brace
 * @param to the index behind its last brace
 * @param name without the braces and the space within them
 */
public record Placeholder(int from, int to, String name) {
  private static final Pattern FORM = Pattern.compile("\\{\\{([^{}\\n]{1,60})}}");
  private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");

  /** What is known without asking an agent. */
  public enum Known {
    /** The citizen's name. */
    CITIZEN_NAME("citizen.name"),
    /** The citizen's mail address or telephone number. */
    CITIZEN_ADDRESS("citizen.address"),
    /** The name of the agent who writes. */
    AGENT_NAME("agent.name"),
    /** What the contact is about. */
    CONTACT_SUBJECT("contact.subject"),
    /** The name of the contact's queue. */
    QUEUE_NAME("queue.name"),
    /** The day on which it is written. */
    TODAY("date.today");

    private final String word;

    Known(String word) {
      this.word = word;
    }

    /** Returns what stands between the braces. */
    public String word() {
      return word;
    }

    /** Returns what a name stands for; empty if an agent is asked for it. */
    public static Optional<Known> of(String name) {
      return Arrays.stream(values()).filter(one -> one.word.equals(name)).findFirst();
    }

    private static boolean isMeant(String name) {
      return Arrays.stream(values())
          .map(one -> one.word.substring(0, one.word.indexOf('.') + 1))
          .anyMatch(name::startsWith);
    }
  }

  /** Returns those of a text, in order; what has another form is text. */
  public static List<Placeholder> in(String text) {
    List<Placeholder> found = new ArrayList<>();
    Matcher matcher = FORM.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      if (!name.isEmpty()) {
        found.add(new Placeholder(matcher.start(), matcher.end(), name));
      }
    }
    return found;
  }

  /**
   * Returns a text in which what is known was filled in.
   *
   * @param value what a name stands for; empty to leave it as it is
   */
  public static String fill(String text, Function<String, Optional<String>> value) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (Placeholder place : in(text)) {
      filled.append(text, at, place.from);
      filled.append(value.apply(place.name).orElseGet(() -> text.substring(place.from, place.to)));
      at = place.to;
    }
    return filled.append(text.substring(at)).toString();
  }

  /** Returns the line of a text in which a character stands, from 1. */
  public static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(each -> each == '\n').count();
  }

  /** Returns what is wrong with the braces and names of a text, with its line; empty if nothing. */
  static Optional<String> fault(String text) {
    List<Placeholder> places = in(text);
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      int at = braces.start();
      if (places.stream().noneMatch(place -> place.from <= at && at < place.to)) {
        return Optional.of(
            "line %d: %s stands alone; a field is {{its name}}, up to 60 characters in one line"
                .formatted(line(text, at), braces.group()));
      }
    }
    return places.stream()
        .filter(place -> Known.of(place.name).isEmpty() && Known.isMeant(place.name))
        .map(
            place ->
                "line %d: there is no {{%s}}, only %s"
                    .formatted(line(text, place.from), place.name, words()))
        .findFirst();
  }

  private static String words() {
    return Arrays.stream(Known.values()).map(Known::word).collect(Collectors.joining(", "));
  }
}
