// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.protocol.fact.KnowledgeFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Finds out which searches were in vain: those that found nothing, and those that were put in other
 * words within a minute, without an article having been used. Searches that follow each other in
 * one contact are an episode; it is told when it is over, for then it is known what helped.
 *
 * <p>Not thread-safe.
 */
public final class SearchEpisodes {
  /** A search whose words stand still for so long was meant. */
  public static final Duration SETTLED = Duration.ofSeconds(2);

  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private final Consumer<KnowledgeFact.Searched> gaps;
  private final List<Search> searches = new ArrayList<>();
  private Instant last = Instant.EPOCH;

  /**
   * A search that was meant.
   *
   * @param program that was searched; empty for all
   * @param place where the rules were to hold; empty for all
   */
  public record Search(String query, long hits, String language, String program, String place) {
    /** Somebody who pauses in the middle of typing has not asked twice. */
    private boolean isContinuedBy(Search next) {
      String before = query.toLowerCase(Locale.ROOT);
      String after = next.query.toLowerCase(Locale.ROOT);
      return after.startsWith(before) || before.startsWith(after);
    }
  }

  /**
   * Begins with none.
   *
   * @param gaps told of each search in vain, with what could be personal still in it
   */
  public SearchEpisodes(Consumer<KnowledgeFact.Searched> gaps) {
    this.gaps = gaps;
  }

  /** A search was meant. */
  public void settled(Search search, Instant now) {
    tick(now);
    last = now;
    if (!searches.isEmpty() && searches.getLast().isContinuedBy(search)) {
      searches.removeLast();
    }
    searches.add(search);
  }

  /** An article was opened or quoted, which ends the episode well. */
  public void used(String article) {
    end(article);
  }

  /** The contact or the place was left. */
  public void left() {
    end("");
  }

  /** Time has passed. */
  public void tick(Instant now) {
    if (Duration.between(last, now).compareTo(TOGETHER) > 0) {
      end("");
    }
  }

  private void end(String opened) {
    for (int i = 0; i < searches.size(); i++) {
      Search search = searches.get(i);
      String next = i + 1 < searches.size() ? searches.get(i + 1).query() : "";
      if (search.hits() == 0 || !next.isEmpty()) {
        gaps.accept(
            new KnowledgeFact.Searched(
                search.query(),
                search.hits(),
                search.language(),
                search.program(),
                search.place(),
                next,
                opened));
      }
    }
    searches.clear();
  }
}
