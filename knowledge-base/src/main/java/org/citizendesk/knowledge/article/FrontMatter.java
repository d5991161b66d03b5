// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.article.ArticleState.Confidence;
import org.citizendesk.knowledge.article.ArticleState.Governance;
import org.citizendesk.knowledge.citation.Citation;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys above an article's text, checked and turned into their types. */
final class FrontMatter {
  private static final Set<String> SCALARS =
      Set.of(
          "id",
          "title",
          "topic",
          "program",
          "kind",
          "jurisdiction",
          "language",
          "audience",
          "confidence",
          "governance",
          "version",
          "effective-from",
          "effective-to",
          "recorded",
          "recorded-to",
          "supersedes",
          "review-by",
          "minutes");
  private static final Set<String> LISTS =
      Set.of("citizen-words", "citations", "questions", "documents");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final String WORDS = "lower-case words joined by -";
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
  private static final int DAY_OF_MINUTES = 24 * 60;

  private final Map<String, String> scalars;
  private final Map<String, List<String>> lists;
  private final Map<String, Integer> lines;
  private final Reporter reporter;

  private FrontMatter(YamlKeys keys, Reporter reporter) {
    this.scalars = keys.scalars();
    this.lists = keys.lists();
    this.lines = keys.lines();
    this.reporter = reporter;
  }

  static FrontMatter read(String yaml, Reporter reporter) {
    return new FrontMatter(YamlKeys.read(yaml, SCALARS, LISTS, reporter), reporter);
  }

  Map<String, Integer> lines() {
    return lines;
  }

  /** Puts the article together; empty if a key is missing or wrong. */
  Optional<Article> article(List<Section> sections, Reporter problems) {
    String id = matching("id", NAME, WORDS);
    String language = matching("language", LANGUAGE, "two lower-case letters, such as en");
    String program = matching("program", NAME, WORDS);
    String title = required("title");
    ArticleKind kind = word("kind", ArticleKind.values(), ArticleKind.POLICY);
    Jurisdiction jurisdiction = jurisdiction();
    String topic = scalars.containsKey("topic") ? matching("topic", NAME, WORDS) : id;
    ArticleState state = state();
    Integer version = number("version", 1, Integer.MAX_VALUE);
    Integer minutes = number("minutes", 0, DAY_OF_MINUTES);
    Validity validity = validity(version);
    if (problems.hasErrors()
        || id == null
        || language == null
        || program == null
        || kind == null
        || title == null
        || jurisdiction == null
        || topic == null
        || state == null
        || version == null
        || minutes == null
        || validity == null) {
      return Optional.empty();
    }
    if (list("citations").isEmpty()) {
      problems.warning(1, "citation", "has no citation: every claim about policy needs its law");
    }
    return Optional.of(
        new Article(
            new ArticleKey(id, language, version),
            title,
            topic,
            program,
            kind,
            jurisdiction,
            state,
            validity,
            minutes,
            list("citizen-words"),
            list("citations").stream().map(Citation::read).toList(),
            list("questions"),
            list("documents"),
            sections));
  }

  private @Nullable Validity validity(@Nullable Integer version) {
    LocalDate from = date("effective-from", true);
    LocalDate to = date("effective-to", false);
    LocalDate recorded = date("recorded", true);
    LocalDate recordedTo = date("recorded-to", false);
    LocalDate reviewBy = date("review-by", true);
    Integer supersedes =
        scalars.containsKey("supersedes") ? number("supersedes", 1, Integer.MAX_VALUE) : null;
    if (from == null || recorded == null || reviewBy == null) {
      return null;
    }
    if (to != null && !to.isAfter(from)) {
      error("effective-to", "must be after effective-from: it is the first day not in force");
    }
    if (recordedTo != null && !recordedTo.isAfter(recorded)) {
      error("recorded-to", "must be after recorded: it is the first day on which it did not count");
    }
    if (supersedes != null && version != null && supersedes >= version) {
      error("supersedes", "must be an earlier version than " + version + ", or it is a cycle");
    }
    return new Validity(from, to, recorded, recordedTo, supersedes, reviewBy);
  }

  private @Nullable Jurisdiction jurisdiction() {
    String code = required("jurisdiction");
    if (code == null) {
      return null;
    }
    try {
      return new Jurisdiction(code);
    } catch (IllegalArgumentException e) {
      error("jurisdiction", e.getMessage());
      return null;
    }
  }

  private @Nullable ArticleState state() {
    Audience audience = word("audience", Audience.values(), null);
    Confidence confidence = word("confidence", Confidence.values(), Confidence.NOT_VALIDATED);
    Governance governance = word("governance", Governance.values(), Governance.COMPLIANCE);
    return audience == null || confidence == null || governance == null
        ? null
        : new ArticleState(confidence, audience, governance);
  }

  /** Returns the value whose name stands there in lower case, its words joined by -. */
  private <E extends Enum<E>> @Nullable E word(String key, E[] values, @Nullable E usual) {
    String word = usual == null ? required(key) : scalars.get(key);
    if (word == null) {
      return usual;
    }
    List<String> names = Arrays.stream(values).map(FrontMatter::named).toList();
    if (!names.contains(word)) {
      error(key, "'" + word + "' is not one of: " + String.join(", ", names));
      return null;
    }
    return values[names.indexOf(word)];
  }

  private static String named(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private @Nullable Integer number(String key, int least, int most) {
    String word = required(key);
    if (word == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(word);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words as a number out of range
    }
    error(key, "'" + word + "' is not a whole number from " + least + " to " + most);
    return null;
  }

  private @Nullable LocalDate date(String key, boolean needed) {
    String word = needed ? required(key) : scalars.get(key);
    if (word == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(word);
      if (date.getYear() >= 1776 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    error(key, "'" + word + "' is not a date: write it as 2026-01-31");
    return null;
  }

  private @Nullable String matching(String key, Pattern form, String wanted) {
    String word = required(key);
    if (word != null && !form.matcher(word).matches()) {
      error(key, "'" + word + "' does not have the form: " + wanted);
      return null;
    }
    return word;
  }

  private @Nullable String required(String key) {
    String word = scalars.get(key);
    if (word == null && !lines.containsKey(key)) {
      reporter.error(1, "lacks the key " + key);
    }
    return word;
  }

  private List<String> list(String key) {
    return lists.getOrDefault(key, List.of());
  }

  private void error(String key, @Nullable String message) {
    reporter.error(lines.getOrDefault(key, 1), key + ": " + message);
  }
}
