// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds citizens by words, whatever their capitals and accents and however a number is written.
 * Reads all that are here, because SQLite compares neither.
 */
final class CitizenFinder {
  private static final String ALL =
      """
      select known.id, coalesce(c.name, '') as name, coalesce(i.value, '') as value
      from (select id from citizen union select citizen from citizen_identifier) known
      left join citizen c on c.id = known.id
      left join citizen_identifier i on i.citizen = known.id
      """;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("[-+()./]");
  private static final int WHOLE_NAME = 0;
  private static final int WORDS_OF_NAME = 1;
  private static final int ELSEWHERE = 2;

  private final String query;
  private final List<String> words;

  /**
   * @param query what the user typed; not blank
   */
  CitizenFinder(String query) {
    this.query = folded(query.strip());
    this.words = List.of(BLANKS.split(this.query));
  }

  /** Returns who has all the words, those first whose name begins with them. */
  List<CitizenId> find(Handle handle, int limit) {
    Map<CitizenId, Known> everybody = new LinkedHashMap<>();
    handle
        .createQuery(ALL)
        .map(
            (row, context) -> {
              CitizenId id = new CitizenId(Columns.uuid(row.getBytes(1)));
              String name = folded(row.getString(2));
              everybody
                  .computeIfAbsent(id, one -> new Known(one, name, new ArrayList<>()))
                  .identifiers
                  .add(folded(row.getString(3)));
              return id;
            })
        .forEach(id -> {});
    return everybody.values().stream()
        .filter(this::matches)
        .sorted(
            Comparator.comparingInt(this::rank)
                .thenComparing(known -> known.name.isEmpty())
                .thenComparing(Known::name)
                .thenComparing(known -> known.id.value()))
        .limit(limit)
        .map(Known::id)
        .toList();
  }

  private record Known(CitizenId id, String name, List<String> identifiers) {}

  private boolean matches(Known known) {
    return words.stream()
        .allMatch(
            word ->
                known.name.contains(word)
                    || known.identifiers.stream().anyMatch(value -> matches(value, word)));
  }

  private static boolean matches(String identifier, String word) {
    String plain = SIGNS.matcher(word).replaceAll("");
    return identifier.contains(word)
        || (!plain.isEmpty() && SIGNS.matcher(identifier).replaceAll("").contains(plain));
  }

  private int rank(Known known) {
    if (known.name.startsWith(query)) {
      return WHOLE_NAME;
    }
    List<String> names = Arrays.asList(BLANKS.split(known.name));
    boolean all =
        words.stream().allMatch(word -> names.stream().anyMatch(name -> name.startsWith(word)));
    return all ? WORDS_OF_NAME : ELSEWHERE;
  }

  private static String folded(String text) {
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT);
  }
}
