// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.ranking.Ranker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The ranker that comes with the program. */
public final class BundledRanker {
  private static final String NAME = "ranker.txt";

  private BundledRanker() {}

  /**
   * Reads it.
   *
   * @return empty if it was learned from other evidence than this program gathers
   * @throws IllegalArgumentException if it is damaged
   */
  public static Optional<Ranker> find() {
    try (InputStream stream = BundledRanker.class.getResourceAsStream(NAME)) {
      if (stream == null) {
        return Optional.empty();
      }
      Ranker ranker =
          Ranker.read(
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), NAME);
      return Optional.of(ranker).filter(known -> known.features().equals(Features.names()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + NAME, e);
    }
  }
}
