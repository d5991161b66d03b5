// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.citizendesk.protocol.event.Bounds;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Map;

/**
 * An agent, as routing sees her.
 *
 * @param name the sign-in name
 * @param team empty for none
 * @param languages which she speaks, for instance en
 * @param skills what she knows, with the level, 1 to 10
 * @param capacity how much she may have in hand; null for her team's
 */
public record Person(
    String name,
    String team,
    List<String> languages,
    Map<String, Integer> skills,
    @Nullable Capacity capacity) {
  private static final int MAX_LANGUAGES = 20;

  /** Checks the bounds. */
  public Person {
    Bounds.line(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    team = Entries.codeOrNone(team, "team");
    languages = Entries.list(languages, MAX_LANGUAGES, "languages");
    languages.forEach(language -> Entries.code(language, "language"));
    skills = Entries.skills(skills);
  }

  /** Returns an agent of whom the book says nothing. */
  public static Person unlisted(String name) {
    return new Person(name, "", List.of(), Map.of(), null);
  }

  /** Returns whether she may take the contacts of a queue. */
  public boolean serves(Queue queue) {
    return speaks(queue)
        && queue.skills().entrySet().stream()
            .allMatch(need -> skills.getOrDefault(need.getKey(), 0) >= need.getValue());
  }

  /** Returns whether she speaks the language of a queue. */
  public boolean speaks(Queue queue) {
    return queue.language().isEmpty() || languages.contains(queue.language());
  }

  /** Returns how well she knows what a queue asks for: the sum of her levels. */
  public int fitness(Queue queue) {
    return queue.skills().keySet().stream().mapToInt(skill -> skills.getOrDefault(skill, 0)).sum();
  }
}
