// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question with the passages that answer it.
 *
 * @param text what was said last
 * @param before what was said before, newest first
 * @param relevant the passages that answer it
 * @param equivalent passages that say nearly the same
 * @param weight for how many questions it stands
 * @param scope what was searched
 */
public record Question(
    String id,
    String text,
    List<Turn> before,
    Set<String> relevant,
    Set<String> equivalent,
    int weight,
    Scope scope) {
  private static final String CITIZEN = "user:";
  private static final String AGENT = "agent:";
  private static final String QUOTED = "QUOTED";

  /**
   * What was searched, and how sure the answer is.
   *
   * @param language of the articles
   * @param program empty for all
   * @param place where the rules were to hold; empty for all
   * @param quoted whether the passages were put into a reply, or only read
   */
  public record Scope(
      String language, String program, Optional<Jurisdiction> place, boolean quoted) {
    static final Scope USUAL = new Scope("en", "", Optional.empty(), true);
  }

  /**
   * Reads a file with one JSON object a line.
   *
   * @throws IOException if it cannot be read, or a line is not as expected; names file and line
   */
  public static List<Question> read(Path file) throws IOException {
    return JsonLines.read(
        file,
        line -> {
          List<Turn> before = new ArrayList<>();
          if (line.has("scenario") && !line.text("scenario").isBlank()) {
            before.add(Turn.citizen(line.text("scenario")));
          }
          line.texts("history").forEach(turn -> before.add(turn(turn)));
          return new Question(
              line.text("id"),
              line.text("query"),
              before,
              Set.copyOf(line.texts("relevant")),
              Set.copyOf(line.texts("equivalent")),
              line.has("n") ? line.number("n") : 1,
              new Scope(
                  line.text("language", Scope.USUAL.language()),
                  line.text("program", Scope.USUAL.program()),
                  place(line.text("place", "")),
                  line.text("use", QUOTED).equals(QUOTED)));
        });
  }

  /** Returns whether nothing was said before. */
  public boolean isFirst() {
    return before.isEmpty();
  }

  private static Optional<Jurisdiction> place(String code) {
    return code.isEmpty() ? Optional.empty() : Optional.of(new Jurisdiction(code));
  }

  private static Turn turn(String text) {
    if (text.startsWith(CITIZEN)) {
      return Turn.citizen(text.substring(CITIZEN.length()));
    }
    if (text.startsWith(AGENT)) {
      return Turn.agent(text.substring(AGENT.length()));
    }
    throw new IllegalArgumentException(
        "a turn of 'history' begins neither with 'user:' nor with 'agent:': " + text);
  }
}
