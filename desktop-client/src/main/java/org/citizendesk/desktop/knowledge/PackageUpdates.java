// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.attachment.TransferException;
import org.citizendesk.desktop.knowledge.PackageServer.Offer;
import org.citizendesk.desktop.knowledge.PackageServer.Piece;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Keeps the knowledge as new as the server's: asks every quarter of an hour, fetches piece by piece
 * with a rest after each, and installs. A machine without a thread or clock of its own: each step
 * is at most one request.
 *
 * <p>For one thread.
 */
public final class PackageUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(PackageUpdates.class);
  private static final int PIECE = 256 * 1024;

  /** Leaves the line to whatever else wants it: at most some 20 megabits in a second. */
  private static final long REST_MILLIS = 100;

  private static final long ASK_MILLIS = Duration.ofMinutes(15).toMillis();
  private static final long MOST_BYTES = 4L << 30;
  private static final String PART = ".part";

  private final PackageServer server;
  private final PackageInstaller installer;
  private final Path folder;
  private final RandomGenerator random;
  private final Set<String> useless = new HashSet<>();
  private @Nullable Piece fetching;

  /**
   * @param folder for what is being fetched; used for nothing else
   * @param random spreads the desktops, so that they do not all ask at the same time
   */
  public PackageUpdates(
      PackageServer server, PackageInstaller installer, Path folder, RandomGenerator random) {
    this.server = server;
    this.installer = installer;
    this.folder = folder;
    this.random = random;
  }

  /** Does what is next; returns after how many milliseconds the next step is due. */
  public long step() {
    try {
      Piece piece = fetching;
      if (piece == null) {
        fetching = wanted().orElse(null);
        return fetching == null ? later() : REST_MILLIS;
      }
      if (fetch(piece)) {
        fetching = null;
        install(piece);
        return later();
      }
      return REST_MILLIS;
    } catch (TransferException e) {
      LOG.debug("no news of packages: {}", e.text());
      fetching = null;
      return later();
    } catch (IOException e) {
      LOG.warn("a package cannot be kept in {}", folder, e);
      fetching = null;
      return later();
    }
  }

  private long later() {
    return ASK_MILLIS / 2 + random.nextLong(ASK_MILLIS);
  }

  private Optional<Piece> wanted() throws TransferException, IOException {
    Optional<Offer> offer = server.offer(installer.edition());
    if (offer.isEmpty() || offer.get().edition() <= installer.highest()) {
      return Optional.empty();
    }
    Optional<Piece> wanted =
        Stream.of(Optional.ofNullable(offer.get().changes()), Optional.of(offer.get().whole()))
            .flatMap(Optional::stream)
            .filter(piece -> piece.bytes() <= MOST_BYTES && !useless.contains(piece.sha256()))
            .findFirst();
    if (wanted.isPresent()) {
      Files.createDirectories(folder);
      forgetOthers(wanted.get());
    }
    return wanted;
  }

  private void forgetOthers(Piece wanted) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> !it.equals(part(wanted))).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path part(Piece piece) {
    return folder.resolve(piece.sha256() + PART);
  }

  /** What came before a break is kept; returns whether all is here. */
  private boolean fetch(Piece piece) throws TransferException, IOException {
    Path part = part(piece);
    long here = Files.exists(part) ? Files.size(part) : 0;
    if (here < piece.bytes()) {
      int length = (int) Math.min(PIECE, piece.bytes() - here);
      byte[] bytes = server.get(piece.sha256(), here, length);
      Files.write(part, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      here += bytes.length;
    }
    return here >= piece.bytes();
  }

  private void install(Piece piece) throws IOException {
    Path part = part(piece);
    if (!Sha256.of(part).equals(piece.sha256())) {
      LOG.warn("a package arrived damaged and is fetched again");
      Files.delete(part);
      return;
    }
    switch (installer.install(part).join()) {
      case Installing.Installed done ->
          LOG.debug("edition {} came from the server", done.edition());
      case Installing.Refused refused -> {
        // Who misses an edition gets the whole package the next time.
        useless.add(piece.sha256());
        LOG.debug("package {} is useless here: {}", piece.sha256(), refused.why());
      }
      case Installing.Failed failed ->
          LOG.warn("a package is tried again later: {}", failed.text());
    }
    Files.deleteIfExists(part);
  }
}
