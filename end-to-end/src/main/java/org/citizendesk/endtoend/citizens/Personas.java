// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invents citizens; the same seed gives the same people. */
public final class Personas {
  /** Most that can be told apart by the fictional telephone numbers. */
  public static final int MOST = 100;

  private static final List<String> GIVEN =
      List.of(
          "Ada", "Bela", "Carmen", "Dario", "Edda", "Farid", "Greta", "Hiro", "Ines", "Jonas",
          "Kiri", "Lucía", "Milan", "Noor", "Otis", "Pilar", "Quinn", "Rosa", "Selim", "Tala");

  // Invented place-like words, so that no name is a real person's.
  private static final List<String> FAMILY =
      List.of(
          "Testmore",
          "Samplewood",
          "Fictional",
          "Demoson",
          "Examplar",
          "Mockford",
          "Inventado",
          "Placeholm",
          "Trialborn",
          "Modelsen");

  private Personas() {}

  /**
   * Returns invented citizens; about one in six prefers Spanish.
   *
   * @param count at most {@link #MOST}
   * @throws IllegalArgumentException if more are asked for
   */
  public static List<Persona> invent(int count, long seed) {
    if (count > MOST) {
      throw new IllegalArgumentException(
          "at most " + MOST + " invented citizens have a telephone number, asked for " + count);
    }
    Random random = new Random(seed);
    List<Persona> personas = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      personas.add(invent(i, random));
    }
    return List.copyOf(personas);
  }

  private static Persona invent(int index, Random random) {
    String given = GIVEN.get(index % GIVEN.size());
    String family = FAMILY.get((index / GIVEN.size() + index * 3) % FAMILY.size());
    String language = index % 6 == 2 ? "es" : "en";
    List<Concern> concerns = new ArrayList<>(Concerns.in(language));
    java.util.Collections.shuffle(concerns, random);
    return new Persona(
        given + " " + family,
        String.format(Locale.ROOT, "+1202555%04d", 100 + index),
        ascii(given) + "." + ascii(family) + index + "@citizens.example.org",
        language,
        concerns);
  }

  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
