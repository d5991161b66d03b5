// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.UnnamedFiles;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes old files away that no event here names any more, downloads that nobody went on with, and
 * the copies that were opened. A file that was chosen of late, and will be named, stays.
 */
public final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private static final String NAMED =
      """
      select payload from event where payload like '%ha256%'
      union all select body from outbox where body like '%ha256%'
      union all select body from draft where body like '%ha256%'
      """;

  private final LocalStore store;
  private final Path folder;

  /**
   * @param folder of all files of the user
   */
  public Leftovers(LocalStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * Deletes what was not touched since a time. Blocks on the disk.
   *
   * @return how many files went
   */
  public int sweep(Instant before) {
    UnnamedFiles candidates = UnnamedFiles.before(before, new ContentStore(folder, ""));
    if (!candidates.isEmpty()) {
      store.read(handle -> spare(handle, candidates));
    }
    return candidates.discard()
        + sweep(folder.resolve(LocalAttachments.UNFINISHED), before)
        + sweep(folder.resolve(LocalAttachments.OPENED), before);
  }

  private static UnnamedFiles spare(Handle handle, UnnamedFiles candidates) {
    handle.createQuery(NAMED).mapTo(String.class).forEach(candidates::spareNamedIn);
    return candidates;
  }

  /** Everything old below a folder, and the folders that this leaves empty. */
  private static int sweep(Path top, Instant before) {
    int gone = 0;
    for (Path path : below(top)) {
      try {
        if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
          boolean file = Files.isRegularFile(path);
          gone += Files.deleteIfExists(path) && file ? 1 : 0;
        }
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        // something in it is newer, or it is gone already
      } catch (IOException e) {
        LOG.warn("an old file cannot be deleted", e);
      }
    }
    return gone;
  }

  private static List<Path> below(Path top) {
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(path -> !path.equals(top)).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      LOG.warn("cannot look through {}", top, e);
      return List.of();
    }
  }
}
