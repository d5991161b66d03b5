// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.query;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names before a colon, in English and in Spanish. */
enum Field {
  TITLE("title", "titulo"),
  HEADING("heading", "seccion"),
  PROGRAM("program", "programa"),
  KIND("kind", "tipo"),
  PLACE("place", "lugar"),
  CITES("cites", "cita"),
  AS_OF("as-of", "fecha"),
  KNOWN_ON("known-on", "conocido"),
  EFFECTIVE("effective", "vigente"),
  RECORDED("recorded", "registrado");

  private final String english;
  private final String spanish;

  Field(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  /** Returns the field of a name, whatever its case and its accents. */
  static Optional<Field> of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(field -> field.english.equals(plain) || field.spanish.equals(plain))
        .findFirst();
  }

  static String all() {
    return String.join(", ", Arrays.stream(values()).map(field -> field.english).toList());
  }
}
