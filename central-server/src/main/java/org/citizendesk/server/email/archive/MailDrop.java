// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.archive;

import jakarta.mail.internet.MailDateFormat;
import org.citizendesk.store.DurableFiles;
import org.citizendesk.store.content.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where messages from files lie until the server has taken them in: whole batches, each in a folder
 * of its mailbox. A batch that is not finished has another name and is left alone.
 */
public final class MailDrop {
  /** Name of the folder. */
  public static final String FOLDER = "mail-import";

  private static final String GOING = ".going-";
  private static final String REFUSED = "refused";
  private static final int MOST_HEADERS = 64 * 1024;

  private final Path folder;

  /** Any folder; made when it is needed. */
  public MailDrop(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins a batch.
   *
   * @param box the id of the mailbox that its messages count as having come by
   * @param name of the batch; batches are taken in the order of their names
   */
  public Batch begin(String box, String name) throws IOException {
    Path going = folder.resolve(box).resolve(GOING + name);
    DurableFiles.createFolders(going);
    return new Batch(going, folder.resolve(box).resolve(name));
  }

  /** Returns the batches that wait, with their mailboxes, in the order in which they came. */
  public List<Waiting> waiting() {
    return folders(folder).stream()
        .flatMap(
            box ->
                folders(box).stream()
                    .filter(batch -> isWhole(name(batch)))
                    .map(batch -> new Waiting(name(box), batch)))
        .sorted(Comparator.comparing(waiting -> name(waiting.batch())))
        .toList();
  }

  private static boolean isWhole(String name) {
    return !name.startsWith(GOING) && !name.equals(REFUSED);
  }

  private static List<Path> folders(Path in) {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + in, e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /**
   * A batch that waits.
   *
   * @param box the id of its mailbox
   */
  public record Waiting(String box, Path batch) {
    /** Returns the messages, the oldest first. */
    public List<Path> messages() throws IOException {
      try (Stream<Path> all = Files.list(batch)) {
        return all.sorted().toList();
      }
    }

    /** Puts a message aside that cannot be taken in, so that it holds up nothing and is kept. */
    public Path refuse(Path message) throws IOException {
      Path aside = DurableFiles.folder(batch).resolve(REFUSED);
      DurableFiles.createFolders(aside);
      Path to = aside.resolve(String.valueOf(message.getFileName()));
      DurableFiles.move(message, to);
      return to;
    }

    /** Takes the empty batch away. */
    public void done() throws IOException {
      Files.delete(batch);
    }
  }

  /** A batch that is being made. */
  public static final class Batch {
    private final Path going;
    private final Path whole;
    private final Set<String> hashes = new HashSet<>();

    private Batch(Path going, Path whole) {
      this.going = going;
      this.whole = whole;
    }

    /**
     * Adds a message.
     *
     * @return false if the same message is in it already
     */
    public boolean add(byte[] raw) throws IOException {
      String hash = Sha256.of(raw);
      if (!hashes.add(hash)) {
        return false;
      }
      // By its date, so that a question is taken in before what answers it.
      Path file = going.resolve("%013d-%s.eml".formatted(sent(raw).getEpochSecond(), hash));
      Files.write(file, raw);
      DurableFiles.sync(file);
      return true;
    }

    /** Returns how many messages it has. */
    public int size() {
      return hashes.size();
    }

    /** Gives it to the server; an empty one is taken away. */
    public void finish() throws IOException {
      if (hashes.isEmpty()) {
        Files.delete(going);
        return;
      }
      DurableFiles.syncFolder(going);
      DurableFiles.move(going, whole);
    }

    private static Instant sent(byte[] raw) {
      String head =
          new String(raw, 0, Math.min(raw.length, MOST_HEADERS), StandardCharsets.ISO_8859_1);
      return head.lines()
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.regionMatches(true, 0, "Date:", 0, 5))
          .findFirst()
          .map(line -> date(line.substring(5).strip()))
          .orElse(Instant.EPOCH);
    }

    private static Instant date(String written) {
      Date date = new MailDateFormat().parse(written, new ParsePosition(0));
      Instant at = date == null ? Instant.EPOCH : date.toInstant();
      return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
    }
  }
}
