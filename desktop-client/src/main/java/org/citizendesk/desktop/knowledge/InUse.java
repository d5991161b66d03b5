// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.edition.Manifest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which articles are in use, and how old they are.
 *
 * @param edition 0 for the articles that come with the program
 * @param asOf the day whose policy they are: when the package was made; of the articles that come
 *     with the program, when the newest of them was written down
 * @param expires from when on they are to be replaced; empty for never
 * @param previous the edition that can be gone back to; 0 for none
 * @param percent how far the index of what is to come next is; 100 if none is being made
 */
public record InUse(
    long edition, LocalDate asOf, Optional<Instant> expires, long previous, int percent) {
  static final InUse NOTHING = new InUse(0, LocalDate.EPOCH, Optional.empty(), 0, 100);

  static InUse bundled(ArticleLibrary library) {
    LocalDate newest =
        library.articles().stream()
            .map(article -> article.validity().recorded())
            .max(LocalDate::compareTo)
            .orElse(LocalDate.EPOCH);
    return new InUse(0, newest, Optional.empty(), 0, 100);
  }

  static InUse of(Manifest manifest, long previous) {
    return new InUse(
        manifest.edition(),
        LocalDate.ofInstant(manifest.made(), ZoneOffset.UTC),
        Optional.ofNullable(manifest.expires()),
        previous,
        100);
  }

  InUse with(int other) {
    return new InUse(edition, asOf, expires, previous, other);
  }
}
