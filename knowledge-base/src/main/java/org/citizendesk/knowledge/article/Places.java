// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The names of states, territories and counties. Thread-safe. */
public final class Places {
  private static final Map<Jurisdiction, String> NAMES = read();

  private Places() {}

  /** Returns the states, the district, the territories and some counties, by name. */
  public static List<Jurisdiction> all() {
    return List.copyOf(NAMES.keySet());
  }

  /** Returns the name of a place below the country; its code if the name is not known. */
  public static String name(Jurisdiction place) {
    return NAMES.getOrDefault(place, place.code());
  }

  private static Map<Jurisdiction, String> read() {
    try (InputStream in =
        Objects.requireNonNull(Places.class.getResourceAsStream("places.txt"), "places.txt")) {
      Map<String, Jurisdiction> byName = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .forEach(pair -> byName.put(pair[1], new Jurisdiction(pair[0])));
      Map<Jurisdiction, String> names = new LinkedHashMap<>();
      byName.forEach((name, place) -> names.put(place, name));
      return Collections.unmodifiableMap(names);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read places.txt", e);
    }
  }
}
