// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.AttachmentServer.Standing;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.ContentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Brings to the server the files that own events wait for, as a machine without a thread or clock
 * of its own: each step is at most one request. A break costs one piece; what can never arrive lets
 * its event go, so that the server says what is wrong and the events behind it are not held up.
 *
 * <p>For one thread.
 */
final class Uploader {
  /** Returned when there is nothing to do. */
  static final long IDLE = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);
  private static final int LEAST_PIECE = 32 * 1024;
  private static final int MOST_PIECE = 512 * 1024;
  private static final long FIRST_REST_MILLIS = 1000;
  private static final long LONGEST_REST_MILLIS = 10_000;

  private final Waiting waiting;
  private final ContentStore files;
  private final AttachmentServer server;
  private final Transfers transfers;
  private final RandomGenerator random;
  private String current = "";
  private long offset = -1;
  private int piece = LEAST_PIECE;
  private long rest = FIRST_REST_MILLIS;

  /** Which files events wait for. */
  interface Waiting {
    /** Returns the first; empty if there is none. */
    Optional<EmailFact.Attachment> next();

    /** The events need not wait for this file any longer. */
    void settled(String sha256);
  }

  /**
   * @param random spreads tries
   */
  Uploader(
      Waiting waiting,
      ContentStore files,
      AttachmentServer server,
      Transfers transfers,
      RandomGenerator random) {
    this.waiting = waiting;
    this.files = files;
    this.server = server;
    this.transfers = transfers;
    this.random = random;
  }

  /** Does what is next; returns after how many milliseconds the next step is due. */
  long step() {
    Optional<EmailFact.Attachment> next = waiting.next();
    if (next.isEmpty()) {
      begin("");
      return IDLE;
    }
    EmailFact.Attachment file = next.get();
    if (!file.sha256().equals(current)) {
      begin(file.sha256());
    }
    try {
      Standing standing =
          offset < 0
              ? server.standing(current)
              : server.put(current, offset, file.bytes(), read(file));
      progressed(file, standing);
      return 0;
    } catch (TransferException e) {
      return failed(file, e);
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("file {} cannot be read here; its event goes without it", file.sha256(), e);
      settle();
      return 0;
    }
  }

  private void begin(String sha256) {
    if (!current.isEmpty()) {
      transfers.end(current);
    }
    current = sha256;
    offset = -1;
  }

  private void progressed(EmailFact.Attachment file, Standing standing) {
    boolean sent = offset >= 0;
    offset = standing.offset();
    rest = FIRST_REST_MILLIS;
    if (sent) {
      piece = Math.min(MOST_PIECE, 2 * piece);
    }
    if (standing.stored()) {
      settle();
    } else {
      show(file, "");
    }
  }

  private void settle() {
    String done = current;
    begin("");
    waiting.settled(done);
  }

  private long failed(EmailFact.Attachment file, TransferException failure) {
    piece = Math.max(LEAST_PIECE, piece / 2);
    switch (failure.kind()) {
      case NEVER -> {
        LOG.warn("the server will not take file {}: {}", file.sha256(), failure.text());
        settle();
        return 0;
      }
      case MISPLACED -> offset = -1;
      case LATER -> {
        show(file, failure.text());
        offset = -1;
      }
    }
    long now = rest / 2 + random.nextLong(rest / 2 + 1);
    rest = Math.min(LONGEST_REST_MILLIS, 2 * rest);
    return now;
  }

  private void show(EmailFact.Attachment file, String problem) {
    Transfer before = transfers.running().get().get(current);
    long done = offset >= 0 ? offset : before == null ? 0 : before.done();
    transfers.show(current, new Transfer(Transfer.Direction.UP, done, file.bytes(), problem));
  }

  private byte[] read(EmailFact.Attachment file) throws IOException {
    Path path =
        files.find(file.sha256()).orElseThrow(() -> new IOException("the file is not here"));
    int length = (int) Math.min(piece, Math.max(0, file.bytes() - offset));
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      channel.position(offset);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EOFException("the file is shorter than it was");
        }
      }
    }
    return bytes.array();
  }
}
