// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The editions that are installed on a computer, in a folder of their own: the one in use and the
 * one before it. Whenever the power goes, the one that was in use before or the one after is whole
 * and in use.
 *
 * <p>Thread-safe; everything reads or writes files: keep it off a user-interface thread. One
 * program has the folder at a time.
 */
public final class Editions {
  private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
  private static final Pattern FOLDER = Pattern.compile("edition-(\\d{1,13})(\\.new)?");

  private final Path folder;
  private final Consumer<String> moments;

  /**
   * @param folder made when it is needed; used for nothing else
   */
  public Editions(Path folder) {
    this(folder, moment -> {});
  }

  /**
   * @param moments hears between the steps by which the disk is changed
   */
  Editions(Path folder, Consumer<String> moments) {
    this.folder = folder;
    this.moments = moments;
  }

  /**
   * An edition that can be used.
   *
   * @param base the caller's to close
   */
  public record Opened(Manifest manifest, KnowledgeBase base) {}

  /** Returns which edition is in use; empty if none was ever installed. */
  public synchronized Optional<Manifest> current() {
    return manifest(installed().edition());
  }

  /** Returns the edition before the one in use; empty if none is here. */
  public synchronized Optional<Manifest> previous() {
    return manifest(installed().before());
  }

  /** Returns the highest edition that came here or was put aside; 0 for none. */
  public synchronized long highest() {
    Installed installed = installed();
    return Math.max(installed.edition(), installed.heldBack());
  }

  /**
   * Installs a package. Reads, checks and indexes all of it before anything in use changes. The
   * edition before it is kept, older ones are deleted.
   *
   * @return what is in use now
   * @throws PackageRefusedException if it is not taken; all is as it was
   * @throws KnowledgeException if the package cannot be read or the folder not be written; all is
   *     as it was
   */
  public synchronized Manifest install(Path file, Admission admission)
      throws PackageRefusedException {
    try (PackageReading reading = PackageReading.open(file, admission.trusted())) {
      Manifest manifest = reading.manifest();
      Optional<Manifest> current = current();
      manifest.requireAfter(current, admission.now());
      Path fresh = home(manifest.edition() + ".new");
      Disk.delete(fresh);
      new Unpacking(reading, fresh, admission).run(current.map(it -> home(it.edition())));
      moments.accept("unpacked");
      Disk.syncAll(fresh);
      moments.accept("on the disk");
      Path home = home(manifest.edition());
      Disk.delete(home);
      Disk.move(fresh, home);
      moments.accept("in its place");
      turnTo(installed().with(manifest.edition()));
      return manifest;
    } catch (IOException e) {
      throw new KnowledgeException("cannot install the package " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Goes back from the edition in use, which will not come again by itself, to the one before it,
   * or where that is not here, to none.
   *
   * @return what is in use now, 0 for none; empty, and nothing changed, if none was
   */
  public synchronized Optional<Long> rollBack() {
    Installed installed = installed();
    if (installed.edition() == 0) {
      return Optional.empty();
    }
    long before = previous().map(Manifest::edition).orElse(0L);
    try {
      turnTo(installed.backTo(before));
    } catch (IOException e) {
      throw new KnowledgeException("cannot go back in " + folder + ": " + e.getMessage(), e);
    }
    return Optional.of(before);
  }

  /**
   * Opens the edition in use, to be searched at once. What was checked when it was installed is
   * believed as far as it is not looked at: {@link KnowledgeBase#prepare} reads all of it, and what
   * fails there is to be {@linkplain #giveUp given up}. One that cannot even be opened is given up
   * for the one before it.
   *
   * @return empty if there is none that can be used
   */
  public synchronized Optional<Opened> open() {
    for (long number = installed().edition(); number != 0; number = installed().edition()) {
      Path articles = articles(home(number));
      try (PackageReading reading = PackageReading.reopen(articles)) {
        Manifest manifest = reading.manifest();
        LibrarySource source = PackagedArticles.source(articles, manifest);
        return Optional.of(new Opened(manifest, ordered(home(number), source)));
      } catch (PackageRefusedException | KnowledgeException e) {
        giveUp(number, e);
      }
    }
    return Optional.empty();
  }

  /**
   * Goes back from an edition that is damaged, so that it may be installed again. Does nothing if
   * it is not in use.
   *
   * @param why for the log
   */
  public synchronized void giveUp(long edition, Exception why) {
    Installed installed = installed();
    if (installed.edition() == edition) {
      LOG.error("edition {} in {} is damaged and is given up", edition, folder, why);
      try {
        turnTo(installed.withoutDamaged());
      } catch (IOException e) {
        throw new KnowledgeException("cannot write in " + folder + ": " + e.getMessage(), e);
      }
    }
  }

  private static KnowledgeBase ordered(Path home, LibrarySource source) {
    KnowledgeBase base = base(index(home), source);
    if (Files.exists(ranker(home))) {
      base.orderBy(LearnedOrder.ofEdition(ranker(home)));
    }
    return base;
  }

  private static KnowledgeBase base(Path index, LibrarySource source) {
    try {
      return KnowledgeBase.open(index, source);
    } catch (KnowledgeException e) {
      LOG.warn("the index is made in memory", e);
      return KnowledgeBase.open(source);
    }
  }

  private void turnTo(Installed next) throws IOException {
    next.write(pointer());
    moments.accept("in use");
    tidy(next);
  }

  /** What cannot be deleted now, since it is still open somewhere, goes the next time. */
  private void tidy(Installed kept) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.toList()) {
        Matcher matcher = FOLDER.matcher(String.valueOf(path.getFileName()));
        if (matcher.matches()
            && (matcher.group(2) != null || !kept.keeps(Long.parseLong(matcher.group(1))))) {
          Disk.delete(path);
          moments.accept("tidied");
        }
      }
    } catch (IOException e) {
      LOG.info("an old edition in {} stays for now: {}", folder, e.toString());
    }
  }

  private Optional<Manifest> manifest(long number) {
    if (number == 0) {
      return Optional.empty();
    }
    try (PackageReading reading = PackageReading.reopen(articles(home(number)))) {
      return Optional.of(reading.manifest());
    } catch (PackageRefusedException | KnowledgeException e) {
      LOG.warn("edition {} in {} cannot be read: {}", number, folder, e.getMessage());
      return Optional.empty();
    }
  }

  private Installed installed() {
    return Installed.read(pointer());
  }

  private Path pointer() {
    return folder.resolve("installed.json");
  }

  private Path home(Object number) {
    return folder.resolve("edition-" + number);
  }

  static Path articles(Path home) {
    return home.resolve("articles.zip");
  }

  static Path ranker(Path home) {
    return home.resolve(Manifest.RANKER);
  }

  static Path index(Path home) {
    return home.resolve("index");
  }
}
