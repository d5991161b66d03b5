// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds messages in files: Maildirs, mbox files, single messages, and folders with any of these.
 * The files are only read.
 */
public final class MailArchives {
  private static final String MBOX = "From ";
  private static final Set<String> MAILDIR = Set.of("cur", "new");
  private static final Set<String> OTHERS = Set.of("cur", "new", "tmp");
  private static final Pattern HEADER = Pattern.compile("[!-9;-~]+[ \\t]*:.*");
  private static final int FIRST_LINE = 2048;

  private final int maxBytes;
  private final Found found;

  /** Hears of what was found. */
  public interface Found {
    /**
     * A message.
     *
     * @param where the file, and which message of it
     * @throws IOException if it cannot be kept; nothing more is read then
     */
    void message(String where, byte[] raw) throws IOException;

    /** Something that is left out, and why. */
    void leftOut(String where, String why);
  }

  /**
   * @param maxBytes a larger message is left out, for half of one would look like the whole
   */
  public MailArchives(int maxBytes, Found found) {
    this.maxBytes = maxBytes;
    this.found = found;
  }

  /**
   * Reads what a file or folder holds: folders in the order of names, for a Maildir names its
   * messages by their time.
   *
   * @throws IOException if something cannot be read, or kept
   */
  public void read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      folder(path);
    } else {
      file(path, true);
    }
  }

  private void folder(Path folder) throws IOException {
    boolean maildir = MAILDIR.stream().allMatch(name -> Files.isDirectory(folder.resolve(name)));
    if (maildir) {
      List<Path> messages =
          MAILDIR.stream()
              .flatMap(name -> list(folder.resolve(name)).stream())
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
              .toList();
      for (Path message : messages) {
        single(message);
      }
    }
    for (Path each : list(folder)) {
      String name = String.valueOf(each.getFileName());
      if (Files.isDirectory(each)) {
        if (!maildir || !OTHERS.contains(name)) {
          folder(each);
        }
      } else if (!maildir) {
        file(each, false);
      }
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** Who names a file means it; what lies about in a folder may be anything. */
  private void file(Path file, boolean named) throws IOException {
    String first = firstLine(file);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (first.startsWith(MBOX)) {
      mbox(file);
    } else if (!HEADER.matcher(first).matches()) {
      found.leftOut(
          file.toString(), "it is neither an mbox file nor a message: \"" + shown(first) + "\"");
    } else if (named || name.endsWith(".eml")) {
      single(file);
    } else {
      found.leftOut(
          file.toString(), "it may be a message but is not called .eml; name the file itself");
    }
  }

  private static String shown(String line) {
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
      return start.lines().findFirst().orElse("");
    }
  }

  private void single(Path file) throws IOException {
    if (Files.size(file) > maxBytes) {
      tooLarge(file.toString());
    } else {
      found.message(file.toString(), Files.readAllBytes(file));
    }
  }

  private void mbox(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      MboxReader reader = new MboxReader(in, maxBytes);
      int number = 0;
      while (reader.next()) {
        number++;
        String where = file + ", message " + number;
        if (reader.isTooLarge()) {
          tooLarge(where);
        } else {
          found.message(where, reader.message());
        }
      }
    }
  }

  private void tooLarge(String where) {
    found.leftOut(where, "it is larger than " + maxBytes / (1 << 20) + " MB");
  }
}
