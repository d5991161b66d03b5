// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.edition.Manifest.Part;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a package beside its place and puts it there whole at the end. The same contents give the
 * same bytes: no time of writing is in it.
 */
final class PackageWriting implements AutoCloseable {
  // The zip format cannot leave it out, and knows nothing earlier.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final ZipOutputStream zip;

  /** Begins with what was signed and the signature. */
  PackageWriting(Path file, byte[] signed, byte[] signature) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".new");
    this.channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    add(PackageReading.MANIFEST, signed);
    add(PackageReading.SIGNATURE, signature);
  }

  private void add(String name, byte[] bytes) throws IOException {
    try (OutputStream out = next(name)) {
      out.write(bytes);
    }
  }

  /** Returns where the bytes of the next file go, to be closed before the one after it. */
  OutputStream next(Part part) throws IOException {
    return next(part.path());
  }

  private OutputStream next(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  /** Brings the package to the disk and puts it in its place. */
  void finish() throws IOException {
    zip.finish();
    zip.flush();
    channel.force(true);
    zip.close();
    Disk.move(unfinished, file);
  }

  /** Leaves nothing behind of a package that was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
