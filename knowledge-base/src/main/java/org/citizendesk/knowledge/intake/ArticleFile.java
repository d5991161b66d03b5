// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.citation.Citation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article to be written.
 *
 * @param id from the name of the file it was made from
 * @param body Markdown
 */
record ArticleFile(String id, String title, String language, String body, Origin origin) {
  private static final Pattern NAME =
      Pattern.compile("(.*?)(?:[._-]+(en|es|fr|zh))?\\.[A-Za-z]+$", Pattern.DOTALL);
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_CITATIONS = 30;

  /**
   * @param name of the file, with its folders; may end in a language, as in {@code fees.es.md}
   */
  static ArticleFile of(Page page, String name, Origin origin, Losses losses) {
    Matcher parts = NAME.matcher(name);
    boolean matches = parts.matches();
    String stem = matches ? parts.group(1) : name;
    String language =
        matches && parts.group(2) != null
            ? parts.group(2)
            : page.language().isEmpty() ? origin.language() : page.language();
    String id = Section.anchorOf(stem).replaceAll("[^a-z0-9-]", "").replaceAll("-+", "-");
    String plain = id.replaceAll("^-|-$", "");
    String body = BlockWriter.markdown(page.content(), losses);
    String title = page.title().isBlank() ? titled(stem) : page.title();
    return new ArticleFile(plain.isEmpty() ? "article" : plain, cut(title), language, body, origin);
  }

  /** Returns a name for it that is not taken. */
  String named(Set<String> taken) {
    String suffix = language.equals("en") ? ".md" : "." + language + ".md";
    String name = id + suffix;
    for (int i = 2; taken.contains(name); i++) {
      name = id + "-" + i + suffix;
    }
    return name;
  }

  /**
   * Writes the file.
   *
   * @param name from which its id is read, since that may have got a number
   */
  byte[] bytes(String name) {
    String own = name.substring(0, name.indexOf('.'));
    StringBuilder file = new StringBuilder("---\n");
    line(file, "id", own);
    line(file, "title", quoted(title));
    line(file, "program", origin.program());
    line(file, "jurisdiction", origin.jurisdiction().code());
    line(file, "language", language);
    line(file, "audience", origin.audience().name().toLowerCase(Locale.ROOT));
    line(file, "confidence", "not-validated");
    line(file, "version", "1");
    line(file, "effective-from", origin.from().toString());
    line(file, "recorded", origin.recorded().toString());
    line(file, "review-by", origin.reviewBy().toString());
    line(file, "minutes", "0");
    List<String> law =
        Citation.in(body).stream()
            .map(Citation.Found::citation)
            .filter(it -> it.flaw(origin.recorded()).isEmpty())
            .map(Citation::toString)
            .distinct()
            .limit(MOST_CITATIONS)
            .toList();
    if (!law.isEmpty()) {
      file.append("citations:\n");
      law.forEach(it -> file.append("  - ").append(it).append('\n'));
    }
    return file.append("---\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder file, String key, String value) {
    file.append(key).append(": ").append(value).append('\n');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String titled(String stem) {
    String name = stem.substring(stem.lastIndexOf('/') + 1).replaceAll("[_.-]+", " ").strip();
    return name.isEmpty()
        ? stem
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String cut(String title) {
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE).strip();
  }
}
