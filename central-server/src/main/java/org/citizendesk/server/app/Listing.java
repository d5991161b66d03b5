// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command that lists something, in words or for other programs. */
class Listing extends StoreCommands.Common {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

  /** How a spreadsheet knows a formula; what people typed must not become one. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

  @ArgGroup private Form form = new Form();

  /** A form for programs. */
  static final class Form {
    @Option(names = "--json", description = "Writes one JSON array.")
    private boolean json;

    @Option(names = "--lines", description = "Writes one JSON object a line.")
    private boolean lines;

    @Option(names = "--csv", description = "Writes comma-separated values, for a spreadsheet.")
    private boolean csv;
  }

  /**
   * A form of one kind of entry.
   *
   * @param head names of the columns
   * @param columns the values of an entry, column by column
   * @param words an entry for people; may have several lines
   * @param nothing what is said if there is none
   * @param sum what stands before the number of entries at the end
   */
  record Shape<T>(
      List<String> head,
      Function<T, List<?>> columns,
      Function<T, String> words,
      String nothing,
      String sum) {}

  /** Writes the entries in the form that was asked for. */
  <T> int list(List<T> entries, Shape<T> shape) {
    if (form.json) {
      return say(JsonMapper.shared().writeValueAsString(entries));
    }
    if (form.lines) {
      entries.forEach(entry -> say(JsonMapper.shared().writeValueAsString(entry)));
      return ExitCode.OK;
    }
    if (form.csv) {
      int code = say(line(shape.head()));
      entries.forEach(entry -> say(line(shape.columns().apply(entry))));
      return code;
    }
    entries.forEach(entry -> say(shape.words().apply(entry)));
    return say(entries.isEmpty() ? shape.nothing() : shape.sum() + ": " + entries.size() + ".");
  }

  /** Returns text that people typed without what a terminal would obey. */
  static String printable(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  private static String line(List<?> values) {
    return values.stream().map(Listing::field).collect(Collectors.joining(","));
  }

  private static String field(Object value) {
    String text = value.toString();
    String safe = value instanceof String && FORMULA.matcher(text).matches() ? "'" + text : text;
    return SPECIAL.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
