// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.Manifest;
import org.citizendesk.knowledge.edition.PackageMaker;
import org.citizendesk.knowledge.edition.PackageReading;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.TrustedKeys;
import org.citizendesk.store.DurableFiles;
import org.citizendesk.store.content.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages in a folder, which all nodes of a server share. Whatever is put into it is checked
 * before it is offered; of the sound ones the highest edition is offered, and beside it what has
 * changed since each of the others.
 *
 * <p>Thread-safe. Looking reads what is new in the folder: keep it off the threads that answer.
 */
public final class PublishedPackages {
  /** Name of the folder. */
  public static final String FOLDER = "knowledge";

  private static final Logger LOG = LoggerFactory.getLogger(PublishedPackages.class);
  private static final int MOST_EARLIER = 5;

  private final Path folder;
  private final Path changes;
  private final TrustedKeys trusted;
  private final Map<Path, Seen> seen = new HashMap<>();
  private volatile Shelf shelf = Shelf.EMPTY;

  /**
   * @param folder of packages; need not exist
   * @param changes folder for what this node makes of them; nobody else's
   */
  public PublishedPackages(Path folder, Path changes, TrustedKeys trusted) {
    this.folder = folder;
    this.changes = changes;
    this.trusted = trusted;
  }

  /**
   * A package that was checked.
   *
   * @param sha256 of the file
   * @param bytes of the file
   */
  public record Published(Path file, Manifest manifest, String sha256, long bytes) {}

  /** A file as it was when it was checked; without a package if it is refused. */
  private record Seen(long bytes, FileTime changed, Optional<Published> found) {}

  /**
   * What is offered.
   *
   * @param changes from the edition that is the key
   */
  private record Shelf(
      Optional<Published> latest, Map<Long, Published> changes, List<String> problems) {
    static final Shelf EMPTY = new Shelf(Optional.empty(), Map.of(), List.of());
  }

  /** Returns the package to install. */
  public Optional<Published> latest() {
    return shelf.latest;
  }

  /** Returns what has changed in it since an edition, if that is known and worth its while. */
  public Optional<Published> changesSince(long edition) {
    return Optional.ofNullable(shelf.changes.get(edition));
  }

  /** Returns the package or the changes with this hash. */
  public Optional<Published> find(String sha256) {
    Shelf now = shelf;
    return Stream.concat(now.latest.stream(), now.changes.values().stream())
        .filter(it -> it.sha256.equals(sha256))
        .findFirst();
  }

  /** Returns which files in the folder are not offered, and why. */
  public List<String> problems() {
    return shelf.problems;
  }

  /** Looks what is in the folder now. */
  public synchronized void look(Instant now) {
    List<String> problems = new ArrayList<>();
    List<Published> sound = new ArrayList<>();
    for (Path file : files()) {
      checked(file, problems).ifPresent(sound::add);
    }
    sound.removeIf(it -> it.manifest.isExpired(now));
    sound.sort(Comparator.comparing((Published it) -> it.manifest.edition()).reversed());
    Optional<Published> latest = sound.stream().findFirst();
    Map<Long, Published> since =
        latest.map(it -> changes(it, sound.subList(1, sound.size()))).orElse(Map.of());
    shelf = new Shelf(latest, since, problems);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packages in " + folder, e);
    }
  }

  private Optional<Published> checked(Path file, List<String> problems) {
    try {
      Seen before = seen.get(file);
      FileTime changed = Files.getLastModifiedTime(file);
      long bytes = Files.size(file);
      if (before != null && before.bytes == bytes && before.changed.equals(changed)) {
        if (before.found.isEmpty()) {
          problems.add(file.getFileName() + " is refused");
        }
        return before.found;
      }
      Optional<Published> found = Optional.empty();
      try {
        found = Optional.of(check(file, trusted));
      } catch (PackageRefusedException e) {
        LOG.warn("{} is not offered: {}", file, e.text());
        problems.add(file.getFileName() + " is refused");
      }
      seen.put(file, new Seen(bytes, changed, found));
      return found;
    } catch (IOException | KnowledgeException e) {
      // Taken away meanwhile, or still being written.
      LOG.info("{} cannot be read now: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * Checks all of a package.
   *
   * @throws PackageRefusedException if it is not whole or not of a trusted key
   */
  private static Published check(Path file, TrustedKeys trusted)
      throws PackageRefusedException, IOException {
    try (PackageReading reading = PackageReading.open(file, trusted)) {
      reading.requireWhole();
      return new Published(file, reading.manifest(), Sha256.of(file), Files.size(file));
    }
  }

  private Map<Long, Published> changes(Published latest, List<Published> earlier) {
    Map<Long, Published> made = new HashMap<>();
    for (Published before : earlier.stream().limit(MOST_EARLIER).toList()) {
      long edition = before.manifest.edition();
      Published known = shelf.changes.get(edition);
      try {
        Published since =
            known != null && known.manifest.equals(latest.manifest) && Files.exists(known.file)
                ? known
                : make(latest, before);
        if (since.bytes < latest.bytes) {
          made.put(edition, since);
        }
      } catch (IOException | KnowledgeException | PackageRefusedException e) {
        LOG.warn("no changes since edition {} can be offered", edition, e);
      }
    }
    return made;
  }

  private Published make(Published latest, Published before)
      throws IOException, PackageRefusedException {
    Files.createDirectories(changes);
    Path file =
        changes.resolve(
            "edition-%d-since-%d.zip"
                .formatted(latest.manifest.edition(), before.manifest.edition()));
    PackageMaker.changes(latest.file, before.manifest, file);
    return new Published(file, latest.manifest, Sha256.of(file), Files.size(file));
  }

  /**
   * Puts a package into the folder, where all nodes find it within seconds.
   *
   * @return which edition it is
   * @throws PackageRefusedException if it is not whole, of no trusted key, expired, or not later
   *     than what is there
   * @throws KnowledgeException if it cannot be read
   */
  public synchronized Manifest publish(Path file, Instant now) throws PackageRefusedException {
    look(now);
    try {
      Manifest manifest = check(file, trusted).manifest;
      manifest.requireAfter(latest().map(Published::manifest), now);
      DurableFiles.createFolders(folder);
      Path place = folder.resolve("edition-" + manifest.edition() + ".zip");
      Path fresh = place.resolveSibling(place.getFileName() + ".new");
      Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
      DurableFiles.sync(fresh);
      DurableFiles.move(fresh, place);
      look(now);
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot publish " + file + " in " + folder, e);
    }
  }
}
