// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is looked for. Anything may be typed, and only the first {@value #MOST_CHARACTERS}
 * characters count.
 *
 * @param text what is asked: typed by the agent, or said last by the citizen
 * @param typing whether the last word may be unfinished
 * @param before what was said in the conversation before, newest first; empty for none
 * @param oneTopic whether all of it counts, even if it seems to be about something else
 * @param language of the articles, such as {@code en}
 * @param programs only these; empty for all
 * @param place where the citizen lives: finds what is in force there; null for every place
 * @param asOf only versions in force on its day, as known on its other day
 * @param conditions all of them hold for what is found
 * @param everySection whether each section is a hit of its own; otherwise each article is one, at
 *     its best section
 * @param limit most hits wanted, 1 to {@value #MOST_HITS}
 */
public record SearchRequest(
    String text,
    boolean typing,
    List<Turn> before,
    boolean oneTopic,
    String language,
    Set<String> programs,
    @Nullable Jurisdiction place,
    AsOf asOf,
    List<Condition> conditions,
    boolean everySection,
    int limit) {
  /** How much of the text is read. */
  public static final int MOST_CHARACTERS = 1_000;

  /** The most hits a page has. */
  public static final int MOST_HITS = 100;

  private static final int USUAL_HITS = 10;

  /**
   * @throws IllegalArgumentException if the limit is out of range
   */
  public SearchRequest {
    before = List.copyOf(before);
    programs = Set.copyOf(programs);
    conditions = List.copyOf(conditions);
    if (limit < 1 || limit > MOST_HITS) {
      throw new IllegalArgumentException("limit must be from 1 to " + MOST_HITS + ": " + limit);
    }
  }

  /** Asks for the ten best articles of all programs and places for what an agent types. */
  public static SearchRequest of(String text, String language, LocalDate day) {
    return of(text, language, AsOf.of(day));
  }

  /** Asks for the ten best articles of all programs and places for what an agent types. */
  public static SearchRequest of(String text, String language, AsOf asOf) {
    return new SearchRequest(
        text, true, List.of(), false, language, Set.of(), null, asOf, List.of(), false, USUAL_HITS);
  }

  /**
   * Asks for the ten best articles of all programs and places for a conversation.
   *
   * @param said last
   * @param before what was said before that, newest first
   */
  public static SearchRequest inConversation(
      String said, List<Turn> before, String language, AsOf asOf) {
    return new SearchRequest(
        said, false, before, false, language, Set.of(), null, asOf, List.of(), false, USUAL_HITS);
  }

  /** Returns the same request for a place; null for every place. */
  public SearchRequest at(@Nullable Jurisdiction newPlace) {
    return new SearchRequest(
        text,
        typing,
        before,
        oneTopic,
        language,
        programs,
        newPlace,
        asOf,
        conditions,
        everySection,
        limit);
  }

  /** Returns the same request for some programs; empty for all. */
  public SearchRequest in(Set<String> newPrograms) {
    return new SearchRequest(
        text,
        typing,
        before,
        oneTopic,
        language,
        newPrograms,
        place,
        asOf,
        conditions,
        everySection,
        limit);
  }

  /** Returns the same request for other days. */
  public SearchRequest on(AsOf days) {
    return new SearchRequest(
        text,
        typing,
        before,
        oneTopic,
        language,
        programs,
        place,
        days,
        conditions,
        everySection,
        limit);
  }

  /** Returns the same request with other words, and with conditions. */
  public SearchRequest asking(String words, List<Condition> newConditions) {
    return new SearchRequest(
        words,
        typing,
        before,
        oneTopic,
        language,
        programs,
        place,
        asOf,
        newConditions,
        everySection,
        limit);
  }

  /** Returns the same request with another limit. */
  public SearchRequest limit(int newLimit) {
    return new SearchRequest(
        text,
        typing,
        before,
        oneTopic,
        language,
        programs,
        place,
        asOf,
        conditions,
        everySection,
        newLimit);
  }

  /** Returns the same request with each section as a hit of its own. */
  public SearchRequest sections() {
    return new SearchRequest(
        text, typing, before, oneTopic, language, programs, place, asOf, conditions, true, limit);
  }

  /** Returns the same request in which all of the conversation counts. */
  public SearchRequest aboutOneTopic() {
    return new SearchRequest(
        text,
        typing,
        before,
        true,
        language,
        programs,
        place,
        asOf,
        conditions,
        everySection,
        limit);
  }

  /** Returns that much of the text as is read. */
  public String read() {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
