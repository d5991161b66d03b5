// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.snapshot;

import org.citizendesk.protocol.codec.PageFile;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.store.StorageException;
import org.citizendesk.store.content.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files in a folder of the server's. One is written at a time, by a thread of its own that reads
 * the log page by page, so that neither who commits nor who asks for pages waits for it. Nothing in
 * the folder outlives the server.
 */
final class SnapshotFiles implements Snapshots, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);
  private static final int MOST_WAITING = 16;
  private static final int PAGE_EVENTS = 1000;

  private final DeskLog log;
  private final Path folder;
  private final SnapshotSettings settings;
  private final Clock clock;
  private final Uuids uuids;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final ExecutorService maker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("snapshot").factory());

  /**
   * @param folder for nothing else; what lies in it is removed
   */
  SnapshotFiles(DeskLog log, Path folder, SnapshotSettings settings, Clock clock, Uuids uuids) {
    this.log = log;
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
    this.uuids = uuids;
    empty();
  }

  private void empty() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> left = Files.list(folder)) {
        left.forEach(this::remove);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder " + folder, e);
    }
  }

  @Override
  public long worthFrom() {
    return settings.worthFrom();
  }

  @Override
  public CompletableFuture<Optional<ServerFrame.Snapshot>> make(Wanted wanted) {
    CompletableFuture<Optional<ServerFrame.Snapshot>> made = new CompletableFuture<>();
    try {
      maker.execute(() -> made.complete(tryToMake(wanted)));
    } catch (RejectedExecutionException e) {
      made.complete(Optional.empty());
    }
    return made;
  }

  private Optional<ServerFrame.Snapshot> tryToMake(Wanted wanted) {
    String name = uuids.next().toString();
    Path file = folder.resolve(name);
    try {
      Optional<ServerFrame.Snapshot> made = write(wanted, name, file);
      made.ifPresentOrElse(
          offer ->
              kept.put(
                  name,
                  new Kept(wanted.owner(), wanted.session(), file, offer.bytes(), clock.instant())),
          () -> remove(file));
      return made;
    } catch (IOException | StorageException e) {
      LOG.warn("no snapshot could be made; the desktop reads pages instead", e);
      remove(file);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("a snapshot failed; the desktop reads pages instead", e);
      remove(file);
      return Optional.empty();
    }
  }

  private Optional<ServerFrame.Snapshot> write(Wanted wanted, String name, Path file)
      throws IOException {
    long head = head(wanted.partition());
    long room = settings.maxBytes() - kept.values().stream().mapToLong(Kept::bytes).sum();
    MessageDigest digest = Sha256.digest();
    long at = wanted.after();
    if (at >= head || room <= 0) {
      return Optional.empty();
    }
    try (OutputStream out = Files.newOutputStream(file);
        PageFile.Writer pages = new PageFile.Writer(new DigestOutputStream(out, digest))) {
      while (at < head) {
        LogPage page = log.page(wanted.partition(), at, PAGE_EVENTS, wanted.topics());
        boolean follows = page.epoch().equals(wanted.log()) && page.from() == at && page.to() > at;
        if (!follows || Thread.currentThread().isInterrupted()) {
          return Optional.empty();
        }
        pages.add(
            new ServerFrame.Page(
                wanted.partition(),
                at,
                page.to(),
                wanted.subVersion(),
                true,
                page.events(),
                page.proof()));
        at = page.to();
        if (Files.size(file) > room) {
          LOG.warn("snapshots take {} bytes; no more are made for now", settings.maxBytes());
          return Optional.empty();
        }
      }
      pages.end();
    }
    return Optional.of(
        new ServerFrame.Snapshot(
            wanted.partition(),
            wanted.after(),
            at,
            name,
            Files.size(file),
            Sha256.hex(digest.digest())));
  }

  private long head(int partition) {
    return log.heads().stream()
        .filter(head -> head.partition() == partition)
        .mapToLong(ServerFrame.Head::pos)
        .findFirst()
        .orElse(0);
  }

  /** Returns the file that was made for this session under this name. */
  Optional<Path> find(String name, String session) {
    Kept found =
        kept.computeIfPresent(
            name,
            (same, file) -> file.session.equals(session) ? file.askedFor(clock.instant()) : file);
    return Optional.ofNullable(found).filter(file -> file.session.equals(session)).map(Kept::file);
  }

  @Override
  public void left(long owner) {
    removeAll(file -> file.owner == owner);
  }

  /** Removes what nobody asked for in a long time. */
  void tidy() {
    Instant then = clock.instant().minus(settings.lifetime());
    removeAll(file -> file.askedForAt.isBefore(then));
  }

  private void removeAll(Predicate<Kept> which) {
    kept.forEach(
        (name, file) -> {
          if (which.test(file) && remove(file.file)) {
            kept.remove(name);
          }
        });
  }

  /** Returns false if the system does not let go of it yet. */
  private boolean remove(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      LOG.warn("the snapshot {} cannot be removed yet: {}", file.getFileName(), e.toString());
      return false;
    }
  }

  @Override
  public void close() {
    maker.shutdownNow();
    try {
      if (!maker.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("a snapshot is still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    removeAll(file -> true);
  }

  /** A file that can be fetched. */
  private record Kept(long owner, String session, Path file, long bytes, Instant askedForAt) {
    Kept askedFor(Instant now) {
      return new Kept(owner, session, file, bytes, now);
    }
  }
}
