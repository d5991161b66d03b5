// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.query;

import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleKind;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.citation.Citation;
import org.citizendesk.knowledge.search.Condition;
import org.citizendesk.knowledge.search.Condition.Day;
import org.citizendesk.knowledge.search.Condition.Where;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads what an agent types: words, and for who wants them phrases, fields and dates. Nothing that
 * is typed is wrong: what cannot be used is searched as words or left out, and a note says so.
 *
 * <pre>
 *   "gross income"   these words side by side        -"gross income"   not these
 *   +hawaii          this word                       -hawaii           not this one
 *   immigr*          a word that begins so           eligibl~          a word spelt like it
 *   title:snap       in the title; heading: likewise program:snap      of a program
 *   kind:procedure   of a kind (see {@link ArticleKind})
 *   place:US-CA      in force there                  cites:"7 CFR 273.2(g)"
 *   as-of:2025-10-01 in force that day               known-on:2025-10-01
 *   effective:2025-01..2025-06                       recorded:&gt;=2026
 * </pre>
 *
 * @param request what is looked for
 * @param notes what could not be used, and why; for the user
 */
public record TypedQuery(SearchRequest request, List<String> notes) {
  private static final int MOST_CONDITIONS = 16;

  /** Copies the list. */
  public TypedQuery {
    notes = List.copyOf(notes);
  }

  /**
   * Reads the text of a request that was typed; any other comes back as it is.
   *
   * @param citing names the articles that rest on a law
   */
  public static TypedQuery read(SearchRequest request, Function<Citation, Set<ArticleKey>> citing) {
    List<Piece> pieces = request.typing() ? Piece.of(request.read()) : List.of();
    boolean justWords =
        pieces.stream().allMatch(piece -> piece.isPlain() && !Reader.isPattern(piece.value()));
    if (justWords) {
      return new TypedQuery(request, List.of());
    }
    Reader reader = new Reader(request, citing);
    pieces.forEach(reader::add);
    return reader.read();
  }

  private static final class Reader {
    private static final int SHORTEST_PATTERN = 3;

    private final Function<Citation, Set<ArticleKey>> citing;
    private final StringBuilder words = new StringBuilder();
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<String> programs = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private SearchRequest request;

    Reader(SearchRequest request, Function<Citation, Set<ArticleKey>> citing) {
      this.request = request;
      this.citing = citing;
    }

    TypedQuery read() {
      SearchRequest with = programs.isEmpty() ? request : request.in(programs);
      List<Condition> used = conditions;
      if (conditions.size() > MOST_CONDITIONS) {
        used = conditions.subList(0, MOST_CONDITIONS);
        notes.add("Only the first " + MOST_CONDITIONS + " conditions count.");
      }
      // A request goes on being typed only where its words do.
      return new TypedQuery(with.asking(words.toString(), used), List.copyOf(notes));
    }

    void add(Piece piece) {
      if (piece.field().isEmpty()) {
        addWords(piece, Where.ANYWHERE);
        return;
      }
      Field.of(piece.field())
          .ifPresentOrElse(
              field -> addField(field, piece),
              () -> {
                notes.add(
                    "There is no field '%s' (there are %s): it was searched as words."
                        .formatted(piece.field(), Field.all()));
                say(piece.typed(), piece);
              });
    }

    private void addField(Field field, Piece piece) {
      if (piece.value().isBlank()) {
        return;
      }
      switch (field) {
        case TITLE -> addWords(piece, Where.TITLE);
        case HEADING -> addWords(piece, Where.HEADING);
        case PROGRAM -> addProgram(piece);
        case KIND -> addKind(piece);
        case PLACE -> addPlace(piece);
        case CITES -> addLaw(piece);
        case AS_OF -> addDay(piece, (asOf, day) -> new AsOf(day, asOf.knownOn()));
        case KNOWN_ON -> addDay(piece, (asOf, day) -> new AsOf(asOf.day(), day));
        case EFFECTIVE -> addDays(piece, Day.EFFECTIVE);
        case RECORDED -> addDays(piece, Day.RECORDED);
      }
    }

    private void addWords(Piece piece, Where where) {
      String value = piece.value();
      boolean not = piece.sign().equals("-");
      if (!piece.quoted() && isPattern(value)) {
        String rest = value.substring(0, value.length() - 1);
        require(
            value.endsWith("*") ? new Condition.Beginning(rest) : new Condition.Like(rest), not);
        if (value.endsWith("~") && !not) {
          say(rest, piece);
        }
        return;
      }
      boolean demanded = piece.quoted() || where != Where.ANYWHERE || !piece.sign().isEmpty();
      if (demanded && value.codePoints().anyMatch(Character::isLetterOrDigit)) {
        boolean unfinished = piece.unfinished() && request.typing() && !not;
        require(new Condition.Words(where, value, piece.quoted(), unfinished), not);
      }
      if (!not) {
        say(value, piece);
      }
    }

    static boolean isPattern(String value) {
      char end = value.isEmpty() ? ' ' : value.charAt(value.length() - 1);
      return value.length() >= SHORTEST_PATTERN
          && (end == '*' || end == '~')
          && value.codePoints().limit(value.length() - 1L).allMatch(Character::isLetterOrDigit);
    }

    private void addProgram(Piece piece) {
      String program = piece.value().toLowerCase(Locale.ROOT);
      if (piece.sign().equals("-")) {
        notes.add("Programs cannot be left out: '%s' was not used.".formatted(piece.typed()));
        return;
      }
      programs.add(program);
    }

    private void addKind(Piece piece) {
      Arrays.stream(ArticleKind.values())
          .filter(kind -> kind.word().equals(piece.value().toLowerCase(Locale.ROOT)))
          .findFirst()
          .ifPresentOrElse(
              kind -> require(new Condition.OfKind(kind), piece.sign().equals("-")),
              () -> unused(piece, "write policy, procedure, figures or contacts"));
    }

    private void addPlace(Piece piece) {
      try {
        request = request.at(new Jurisdiction(piece.value().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        unused(piece, e.getMessage());
      }
    }

    private void addLaw(Piece piece) {
      List<Citation.Found> law = Citation.in(piece.value());
      if (law.isEmpty()) {
        unused(piece, "that is no citation, such as \"7 CFR 273.2\"");
        return;
      }
      require(
          new Condition.OneOf(citing.apply(law.getFirst().citation())), piece.sign().equals("-"));
    }

    private void addDay(Piece piece, BiFunction<AsOf, LocalDate, AsOf> change) {
      Days.of(piece.value())
          .filter(days -> days.from().equals(days.to()))
          .ifPresentOrElse(
              days -> request = request.on(change.apply(request.asOf(), days.from())),
              () -> unused(piece, "that is no day, such as 2025-10-01"));
    }

    private void addDays(Piece piece, Day day) {
      Days.of(piece.value())
          .ifPresentOrElse(
              days ->
                  require(
                      new Condition.Dated(day, days.from(), days.to()), piece.sign().equals("-")),
              () ->
                  unused(piece, "write 2025, 2025-10, 2025-10-01, 2025-01..2025-06 or >=2025-10"));
    }

    /** While it is still being typed, a value may become right: that is not worth a word yet. */
    private void unused(Piece piece, @Nullable String why) {
      if (!piece.unfinished()) {
        notes.add("'%s' was not used: %s.".formatted(piece.typed(), why));
      }
    }

    private void require(Condition condition, boolean not) {
      conditions.add(not ? new Condition.Not(condition) : condition);
    }

    private void say(String text, Piece piece) {
      words.append(text).append(piece.unfinished() ? "" : " ");
    }
  }
}
