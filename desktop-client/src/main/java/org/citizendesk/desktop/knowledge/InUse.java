// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
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
 * @param previous the edition that can be gone back to from this one; 0 for the articles that come
 *     with the program
 * @param percent how far the index of what is to come next is; 100 if none is being made
 * @param prepared whether they can be found; else nothing is, or what was found before a new
 *     program came, until their index is made
 */
public record InUse(
    long edition,
    LocalDate asOf,
    Optional<Instant> expires,
    long previous,
    int percent,
    boolean prepared) {
  static final InUse NOTHING = new InUse(0, LocalDate.EPOCH, Optional.empty(), 0, 100, false);

  static InUse bundled(KnowledgeBase base) {
    boolean prepared = isPrepared(base);
    Optional<LocalDate> newest =
        prepared
            ? base.holdings().newest()
            : base.library().articles().stream()
                .map(article -> article.validity().recorded())
                .max(LocalDate::compareTo);
    return new InUse(
        0, newest.orElse(LocalDate.EPOCH), Optional.empty(), 0, prepared ? 100 : 0, prepared);
  }

  static InUse of(Manifest manifest, KnowledgeBase base, long previous) {
    return new InUse(
        manifest.edition(),
        LocalDate.ofInstant(manifest.made(), ZoneOffset.UTC),
        Optional.ofNullable(manifest.expires()),
        previous,
        isPrepared(base) ? 100 : 0,
        isPrepared(base));
  }

  private static boolean isPrepared(KnowledgeBase base) {
    return base.depth() != Depth.PREPARING;
  }

  /** Returns the same while something is being made. */
  InUse with(int other) {
    return new InUse(edition, asOf, expires, previous, other, prepared);
  }

  /** Returns the same when nothing is being made any more. */
  InUse done(KnowledgeBase base) {
    return new InUse(edition, asOf, expires, previous, 100, isPrepared(base));
  }
}
