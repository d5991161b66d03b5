// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Many pages in one file: a zlib stream (RFC 1950) of pages in CBOR, each behind its length in four
 * bytes, the most significant first; a length of zero ends it. At no time more than one page is in
 * memory.
 */
public final class PageFile {
  private static final int BUFFER = 64 * 1024;

  private PageFile() {}

  /** Writes pages one behind the other. For one thread. */
  public static final class Writer implements AutoCloseable {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DataOutputStream out;

    /** Writes to a stream, which is closed with the writer. */
    public Writer(OutputStream file) {
      out = new DataOutputStream(new DeflaterOutputStream(file, deflater, BUFFER));
    }

    /**
     * Writes the next page.
     *
     * @throws IOException if there is no room, for instance
     */
    public void add(ServerFrame.Page page) throws IOException {
      byte[] bytes = FrameCodec.cbor().encode(page);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    /**
     * Ends the file, which is whole from then on.
     *
     * @throws IOException if there is no room, for instance
     */
    public void end() throws IOException {
      out.writeInt(0);
      out.flush();
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } finally {
        deflater.end();
      }
    }
  }

  /** Reads pages and believes nothing. For one thread. */
  public static final class Reader implements AutoCloseable {
    private final Inflater inflater = new Inflater();
    private final DataInputStream in;
    private final ServerFrame.Snapshot offer;
    private long at;
    private boolean ended;

    /**
     * Reads from a stream, which is closed with the reader.
     *
     * @param offer what the file is said to hold
     */
    public Reader(InputStream file, ServerFrame.Snapshot offer) {
      this.in =
          new DataInputStream(
              new BufferedInputStream(new InflaterInputStream(file, inflater, BUFFER), BUFFER));
      this.offer = offer;
      this.at = offer.from();
    }

    /**
     * Returns the next page, which begins where the last one ended; empty at the end of the stretch
     * that was offered.
     *
     * @throws BadFrameException if the file is damaged or holds anything else
     * @throws IOException if it cannot be read
     */
    public Optional<ServerFrame.Page> next() throws BadFrameException, IOException {
      if (ended) {
        return Optional.empty();
      }
      try {
        int length = in.readInt();
        if (length == 0) {
          return end();
        }
        if (length < 0 || length > Bounds.MAX_SERVER_FRAME_BYTES) {
          throw bad("a page has more bytes than a frame may have");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return Optional.of(page(FrameCodec.cbor().decodeServer(bytes)));
      } catch (EOFException e) {
        throw bad("it ends too early");
      } catch (ZipException e) {
        throw bad("it is not well-formed");
      }
    }

    /** What is behind the last page is zlib's own check of all before. */
    private Optional<ServerFrame.Page> end() throws BadFrameException, IOException {
      if (in.read() >= 0) {
        throw bad("something follows its end");
      }
      if (at != offer.to()) {
        throw bad("it ends at " + at + " and not at " + offer.to());
      }
      ended = true;
      return Optional.empty();
    }

    private ServerFrame.Page page(ServerFrame frame) throws BadFrameException {
      boolean fits =
          frame instanceof ServerFrame.Page next
              && next.partition() == offer.partition()
              && next.from() == at
              && next.to() > at
              && next.to() <= offer.to();
      if (!fits) {
        throw bad("something else than the page behind " + at);
      }
      ServerFrame.Page page = (ServerFrame.Page) frame;
      at = page.to();
      return page;
    }

    private static BadFrameException bad(String what) {
      return new BadFrameException(CloseCode.BAD_FRAME, "cannot read the snapshot: " + what);
    }

    @Override
    public void close() throws IOException {
      try {
        in.close();
      } finally {
        inflater.end();
      }
    }
  }
}
