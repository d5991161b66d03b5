// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail's text, parted into what is new and what it quotes at its end. Where an answer stands
 * between quoted lines nothing is parted: folding must never hide what somebody wrote.
 *
 * @param fresh never empty unless the mail is
 * @param quoted empty if nothing is quoted at the end
 */
public record QuotedText(String fresh, String quoted) {
  private static final String SIGNATURE = "-- ";
  private static final Pattern ATTRIBUTION =
      Pattern.compile("^(On|El|Le|Am|Il|Em)\\b.{0,300}:$", Pattern.DOTALL);
  private static final Pattern DIVIDER =
      Pattern.compile(
          "^-{2,}\\s*(Original Message|Mensaje original)\\s*-{2,}$", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER_FROM = Pattern.compile("^\\*?(From|De):\\*?\\s.+");
  private static final Pattern HEADER_DATE =
      Pattern.compile("^\\*?(Sent|Date|Enviado|Fecha):\\*?\\s.+");

  /** Parts a text. */
  public static QuotedText of(String text) {
    List<String> lines = text.lines().toList();
    int end = lines.size();
    int cut = cut(lines);
    if (cut == end && lines.contains(SIGNATURE)) {
      // A signature may stand below the quotation; what comes before it is looked at then.
      end = lines.lastIndexOf(SIGNATURE);
      cut = cut(lines.subList(0, end));
    }
    String fresh = String.join("\n", lines.subList(0, cut)).strip();
    if (cut == end || fresh.isEmpty()) {
      return new QuotedText(text.strip(), "");
    }
    String below = String.join("\n", lines.subList(end, lines.size()));
    return new QuotedText(
        below.isEmpty() ? fresh : fresh + "\n\n" + below.stripTrailing(),
        String.join("\n", lines.subList(cut, end)).strip());
  }

  private static int cut(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (DIVIDER.matcher(lines.get(i).strip()).matches() || isHeaderBlock(lines, i)) {
        return i;
      }
      if (isQuoted(lines.get(i)) && isQuotedToTheEnd(lines, i)) {
        return attributionBefore(lines, i);
      }
    }
    return lines.size();
  }

  private static boolean isHeaderBlock(List<String> lines, int at) {
    return HEADER_FROM.matcher(lines.get(at).strip()).matches()
        && lines.subList(at + 1, Math.min(at + 4, lines.size())).stream()
            .anyMatch(line -> HEADER_DATE.matcher(line.strip()).matches());
  }

  private static boolean isQuotedToTheEnd(List<String> lines, int from) {
    return lines.subList(from, lines.size()).stream()
        .allMatch(line -> line.isBlank() || isQuoted(line));
  }

  private static boolean isQuoted(String line) {
    return line.startsWith(">");
  }

  /** "On ... wrote:" belongs to the quotation; mail programs break it into up to three lines. */
  private static int attributionBefore(List<String> lines, int quote) {
    int last = quote;
    while (last > 0 && lines.get(last - 1).isBlank()) {
      last--;
    }
    for (int first = last - 1; first >= Math.max(0, last - 3); first--) {
      String phrase = String.join("\n", lines.subList(first, last)).strip();
      if (ATTRIBUTION.matcher(phrase).matches()) {
        return first;
      }
    }
    return quote;
  }
}
