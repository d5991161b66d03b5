// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.desktop.session.ServerHttp;
import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.PageFile;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one snapshot at a time over HTTP, piece by piece, so that after a break only the piece on
 * its way is asked for again; checks it, and gives its pages while the next are being read. Thread
 * safe.
 */
final class SnapshotFetch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFetch.class);
  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final long PATIENCE_SECONDS = 20;
  private static final int PIECE = 256 * 1024;
  private static final int MOST_TRIES = 5;
  private static final long PAUSE_MILLIS = 500;
  private static final int PAGES_AT_ONCE = 4;
  private static final int AHEAD = 2;

  private final URI server;
  private final Path file;
  private final HttpClient http = ServerHttp.client(CONNECT);
  private @Nullable Thread running;

  /**
   * @param server its address
   * @param file where a snapshot lies while it is read; what is there is removed
   */
  SnapshotFetch(URI server, Path file) {
    this.server = server;
    this.file = file;
    remove();
  }

  /** Begins to fetch, and gives up what was being fetched. */
  synchronized void start(long link, String token, ServerFrame.Snapshot offer, Wire.Events events) {
    Thread before = running;
    stop();
    running =
        Thread.ofPlatform()
            .name("snapshot")
            .daemon(true)
            .start(() -> run(before, new Task(link, token, offer, events)));
  }

  /** Gives up what is being fetched; little more is heard of it. */
  synchronized void stop() {
    if (running != null) {
      running.interrupt();
      running = null;
    }
  }

  private void run(@Nullable Thread before, Task task) {
    boolean whole = false;
    try {
      if (before != null) {
        before.join();
      }
      whole = task.fetch() && task.read();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | BadFrameException e) {
      LOG.warn("the snapshot is of no use, pages are read instead: {}", e.toString());
    } catch (RuntimeException e) {
      // The edge of a thread: whatever it was, the engine must hear that nothing more comes.
      LOG.error("a snapshot failed, pages are read instead", e);
    }
    remove();
    task.events.fetched(task.link, new SnapshotPiece.Over(whole), () -> {});
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", file, e.toString());
    }
  }

  @Override
  public void close() {
    stop();
    http.shutdownNow();
  }

  /** One snapshot. */
  private final class Task {
    private final long link;
    private final String token;
    private final ServerFrame.Snapshot offer;
    private final Wire.Events events;

    Task(long link, String token, ServerFrame.Snapshot offer, Wire.Events events) {
      this.link = link;
      this.token = token;
      this.offer = offer;
      this.events = events;
    }

    /** Returns whether the file is here and is the one that was offered. */
    boolean fetch() throws IOException, InterruptedException {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, new byte[0]);
      MessageDigest digest = Sha256.digest();
      long here = 0;
      while (here < offer.bytes()) {
        Optional<byte[]> piece = piece(here);
        if (piece.isEmpty()) {
          return false;
        }
        Files.write(file, piece.get(), StandardOpenOption.APPEND);
        digest.update(piece.get());
        here += piece.get().length;
        events.fetched(link, new SnapshotPiece.Arrived(here), () -> {});
      }
      boolean sound = Sha256.hex(digest.digest()).equals(offer.sha256());
      if (!sound) {
        LOG.warn("the snapshot arrived damaged, pages are read instead");
      }
      return sound;
    }

    private Optional<byte[]> piece(long offset) throws InterruptedException {
      for (int tried = 0; tried < MOST_TRIES; tried++) {
        if (tried > 0) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS << (tried - 1));
        }
        HttpResponse<byte[]> answer = ask(offset);
        if (answer != null && answer.statusCode() == 206 && fits(answer, offset)) {
          return Optional.of(answer.body());
        }
        if (answer != null && answer.statusCode() < 500) {
          LOG.warn("the snapshot cannot be had, the server answered {}", answer.statusCode());
          return Optional.empty();
        }
      }
      LOG.warn("the snapshot broke off again and again, pages are read instead");
      return Optional.empty();
    }

    private boolean fits(HttpResponse<byte[]> answer, long offset) {
      return answer.body().length > 0
          && answer.body().length <= offer.bytes() - offset
          && answer
              .headers()
              .firstValue("Content-Range")
              .filter(range -> range.startsWith("bytes " + offset + "-"))
              .isPresent();
    }

    private @Nullable HttpResponse<byte[]> ask(long offset) throws InterruptedException {
      String address = ServerHttp.address(server, "/api/v1/snapshots/");
      long last = Math.min(offset + PIECE, offer.bytes()) - 1;
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + offer.name()))
              .header("Authorization", "Bearer " + token)
              .header("Range", "bytes=" + offset + "-" + last)
              .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
              .GET()
              .build();
      CompletableFuture<HttpResponse<byte[]>> asked =
          http.sendAsync(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), 2L * PIECE));
      try {
        // The request's own patience ends with the headers of the answer.
        return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("a piece of the snapshot did not arrive", e);
        return null;
      } finally {
        asked.cancel(true);
      }
    }

    /** Reads ahead of the engine, so that decoding and storing go on side by side. */
    boolean read() throws IOException, BadFrameException, InterruptedException {
      Semaphore ahead = new Semaphore(AHEAD);
      try (InputStream in = Files.newInputStream(file);
          PageFile.Reader reader = new PageFile.Reader(in, offer)) {
        for (List<ServerFrame.Page> pages = next(reader); !pages.isEmpty(); pages = next(reader)) {
          ahead.acquire();
          events.fetched(link, new SnapshotPiece.Pages(pages), ahead::release);
        }
      }
      return true;
    }

    private static List<ServerFrame.Page> next(PageFile.Reader reader)
        throws IOException, BadFrameException {
      List<ServerFrame.Page> pages = new ArrayList<>();
      Optional<ServerFrame.Page> page = reader.next();
      while (page.isPresent()) {
        pages.add(page.get());
        page = pages.size() < PAGES_AT_ONCE ? reader.next() : Optional.empty();
      }
      return pages;
    }
  }
}
