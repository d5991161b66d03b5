// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.KnowledgeFact.Use;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which sections answered which searches; projected from the log. */
public final class Answers {
  private static final String ADD =
      """
      insert into knowledge_answer
        (event_id, at, folded, query, language, program, place, article, section, quoted)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (event_id) do nothing
      """;

  private static final String FIND =
      """
      select folded, min(query) as query, language, program, place, article, section,
        sum(quoted) as quotes, count(*) - sum(quoted) as reads
      from knowledge_answer
      where at >= :since and folded <> ''
      group by folded, language, program, place, article, section
      order by language, program, place, folded, quotes desc, reads desc, article, section
      """;

  private Answers() {}

  /**
   * A search with the sections that answered it: one question that an order can be learned from.
   * Searches for the same words are one, whatever their capitals, accents and punctuation.
   *
   * @param id the same each time the same is asked
   * @param query as it was searched, without what could be somebody's
   * @param history what was said before; always empty, since conversations are not kept here
   * @param relevant the sections, each as {@code article#anchor}: those that were quoted; if none
   *     was, those that were read
   * @param equivalent sections that say nearly the same; always empty, since nobody says so
   * @param n how often it was answered so
   * @param language of the articles
   * @param program that was searched; empty for all
   * @param place where the rules were to hold; empty for all
   * @param use whether they were quoted, or only read
   */
  public record Answer(
      String id,
      String query,
      List<String> history,
      List<String> relevant,
      List<String> equivalent,
      long n,
      String language,
      String program,
      String place,
      Use use) {}

  static void add(Handle handle, PlacedEvent event, KnowledgeFact.Found found) {
    handle.execute(
        ADD,
        Columns.bytes(event.event().id().value()),
        event.event().occurredAt().toEpochMilli(),
        Gaps.folded(found.query()),
        found.query(),
        found.language(),
        found.program(),
        found.place(),
        found.article(),
        found.section(),
        found.use() == Use.QUOTED ? 1 : 0);
  }

  /**
   * Returns what was answered.
   *
   * @param since only what was searched from then on, by the clocks of the desktops
   */
  public static List<Answer> find(Handle handle, Instant since) {
    Map<Asked, List<Section>> sections = new LinkedHashMap<>();
    handle
        .createQuery(FIND)
        .bind("since", since.toEpochMilli())
        .map(
            (row, context) ->
                new Section(
                    new Asked(
                        row.getString("folded"),
                        row.getString("language"),
                        row.getString("program"),
                        row.getString("place")),
                    row.getString("query"),
                    row.getString("article") + "#" + row.getString("section"),
                    row.getLong("quotes"),
                    row.getLong("reads")))
        .forEach(it -> sections.computeIfAbsent(it.asked(), first -> new ArrayList<>()).add(it));
    return sections.values().stream().map(Answers::answer).toList();
  }

  private static Answer answer(List<Section> all) {
    boolean quoted = all.getFirst().quotes() > 0;
    List<Section> told = all.stream().filter(it -> !quoted || it.quotes() > 0).toList();
    Asked asked = all.getFirst().asked();
    return new Answer(
        Uuids.named("answer", asked.name()).toString(),
        all.getFirst().query(),
        List.of(),
        told.stream().map(Section::name).toList(),
        List.of(),
        told.stream().mapToLong(it -> quoted ? it.quotes() : it.reads()).sum(),
        asked.language(),
        asked.program(),
        asked.place(),
        quoted ? Use.QUOTED : Use.READ);
  }

  private record Asked(String folded, String language, String program, String place) {
    String name() {
      return String.join("/", language, program, place, folded);
    }
  }

  private record Section(Asked asked, String query, String name, long quotes, long reads) {}
}
