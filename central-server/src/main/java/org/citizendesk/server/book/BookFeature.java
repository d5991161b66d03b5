// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.util.Optional;

/** Carries out what an administrator wants of the routing book. */
public final class BookFeature implements ServerFeature {
  private static final Logger LOG = LoggerFactory.getLogger(BookFeature.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Books books;

  /** Keeps this book. */
  public BookFeature(Books books) {
    this.books = books;
  }

  @Override
  public String name() {
    return "book";
  }

  @Override
  public LogRules rules() {
    return books.rules();
  }

  @Override
  public Running start(Services services) {
    look(services);
    Timers.Timer looking = services.timers().every(LOOK, () -> look(services));
    return looking::cancel;
  }

  private void look(Services services) {
    if (services.log().read(BookWishes::isThere)) {
      var _ = services.log().write(this::carryOut).whenComplete((done, failure) -> tell(failure));
    }
  }

  private boolean carryOut(LogTx tx) {
    Optional<String> wish = BookWishes.take(tx.handle());
    try {
      wish.map(BookFile::read).ifPresent(wanted -> books.become(tx, wanted));
    } catch (BookException e) {
      LOG.error("The wanted routing book was checked by another version; refused here", e);
    }
    return wish.isPresent();
  }

  private static void tell(@Nullable Throwable failure) {
    if (failure != null) {
      LOG.error("The wanted routing book was not taken; it is tried again", failure);
    }
  }
}
