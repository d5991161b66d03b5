// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What was searched and not found, or only in other words; projected from the log. */
public final class Gaps {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int MOST_SEARCHES = 10_000;

  private static final String ADD =
      """
      insert into knowledge_search
        (event_id, at, folded, query, hits, language, program, place, next, opened)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (event_id) do nothing
      """;

  private static final String GROUPS =
      """
      select folded, language, count(*) as searches,
        sum(case when hits = 0 then 1 else 0 end) as empty_handed,
        sum(case when next <> '' then 1 else 0 end) as reworded,
        max(at) as last_at
      from knowledge_search
      where at >= :since and (:program = '' or program = :program)
      group by folded, language
      order by searches desc, last_at desc, folded
      limit :limit
      """;

  private static final String SEARCHES =
      """
      select query, program, next, opened from knowledge_search
      where folded = :folded and language = :language and at >= :since
        and (:program = '' or program = :program)
      order by at desc, event_id limit :limit
      """;

  private Gaps() {}

  /**
   * Searches for the same words, whatever their capitals, accents and punctuation.
   *
   * @param query as it was searched last
   * @param searches how many there were
   * @param nothingFound how many of them found nothing
   * @param reworded how many of them were put in other words
   * @param last by the clock of the desktop
   * @param programs that were searched, with how often; an empty name is a search in all
   * @param next what was searched instead, with how often
   * @param opened the articles used in the end, with how often
   */
  public record Gap(
      String query,
      String language,
      long searches,
      long nothingFound,
      long reworded,
      Instant last,
      Map<String, Long> programs,
      Map<String, Long> next,
      Map<String, Long> opened) {}

  /**
   * Which gaps are wanted.
   *
   * @param since only searches from then on
   * @param program only searches in this program; empty for all
   * @param limit most gaps
   */
  public record Wanted(Instant since, String program, int limit) {}

  static void add(Handle handle, PlacedEvent event, KnowledgeFact.Searched searched) {
    handle.execute(
        ADD,
        Columns.bytes(event.event().id().value()),
        event.event().occurredAt().toEpochMilli(),
        folded(searched.query()),
        searched.query(),
        searched.hits(),
        searched.language(),
        searched.program(),
        searched.place(),
        searched.next(),
        searched.opened());
  }

  /** Returns gaps, the most frequent first. */
  public static List<Gap> find(Handle handle, Wanted wanted) {
    return handle
        .createQuery(GROUPS)
        .bind("since", wanted.since().toEpochMilli())
        .bind("program", wanted.program())
        .bind("limit", wanted.limit())
        .map(
            (row, context) ->
                new Group(
                    row.getString("folded"),
                    row.getString("language"),
                    row.getLong("searches"),
                    row.getLong("empty_handed"),
                    row.getLong("reworded"),
                    Instant.ofEpochMilli(row.getLong("last_at"))))
        .list()
        .stream()
        .map(group -> gap(handle, wanted, group))
        .toList();
  }

  private static Gap gap(Handle handle, Wanted wanted, Group group) {
    List<Search> searches =
        handle
            .createQuery(SEARCHES)
            .bind("folded", group.folded())
            .bind("language", group.language())
            .bind("since", wanted.since().toEpochMilli())
            .bind("program", wanted.program())
            .bind("limit", MOST_SEARCHES)
            .map(
                (row, context) ->
                    new Search(
                        row.getString("query"),
                        row.getString("program"),
                        row.getString("next"),
                        row.getString("opened")))
            .list();
    return new Gap(
        searches.getFirst().query(),
        group.language(),
        group.searches(),
        group.nothingFound(),
        group.reworded(),
        group.last(),
        counted(searches.stream().map(Search::program).toList()),
        counted(searches.stream().map(Search::next).filter(it -> !it.isEmpty()).toList()),
        counted(searches.stream().map(Search::opened).filter(it -> !it.isEmpty()).toList()));
  }

  /** Returns how often each occurs, the most frequent first. */
  private static Map<String, Long> counted(List<String> values) {
    Map<String, Long> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  static String folded(String query) {
    String plain = MARKS.matcher(Normalizer.normalize(query, Normalizer.Form.NFD)).replaceAll("");
    return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private record Group(
      String folded,
      String language,
      long searches,
      long nothingFound,
      long reworded,
      Instant last) {}

  private record Search(String query, String program, String next, String opened) {}
}
