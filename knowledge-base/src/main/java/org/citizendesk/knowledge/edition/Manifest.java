// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is signed: which edition a package is, and each file with its hash.
 *
 * @param format form of packages, to be raised when older programs cannot read them
 * @param name of the collection of articles; editions are counted within it
 * @param edition from 1; a later one has a higher number
 * @param made when it was put together
 * @param expires from when on it may no longer be installed, and a desktop that still uses it says
 *     so; null for never
 * @param signer name of the key it is signed with
 * @param files ordered by path; articles first, then the index, and the learned order if it has one
 */
public record Manifest(
    int format,
    String name,
    long edition,
    Instant made,
    @Nullable Instant expires,
    String signer,
    List<Part> files) {
  /** Newest form of the packages this program reads: that of one with a ranker. */
  public static final int FORMAT = 2;

  /** Form of a package of articles and their index alone, which older programs read as well. */
  static final int FIRST_FORMAT = 1;

  static final String RANKER = "ranker.txt";

  static final String ARTICLES = "articles/";
  static final String INDEX = "index/";

  /** Most files in a package, and most bytes in one of them and in all. */
  static final int MOST_FILES = 100_000;

  static final long MOST_BYTES = 4L << 30;

  // Several times what the longest article may have.
  private static final long MOST_ARTICLE_BYTES = 16 << 20;
  private static final long HIGHEST = 1_000_000_000_000L;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,3}");
  private static final Pattern SIGNER = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  // What no operating system gives a meaning of its own: no "..", no drive, no dot in front.
  private static final String STEP = "[A-Za-z0-9_]([A-Za-z0-9._ -]{0,200}[A-Za-z0-9_])?";
  private static final Pattern PATH =
      Pattern.compile("(articles(/" + STEP + "){1,8}|index/" + STEP + "|ranker\\.txt)");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(.*/)?(con|prn|aux|nul|com\\d|lpt\\d)(\\.[^/]*)?(/.*)?");

  /**
   * A file.
   *
   * @param path with {@code /} between its steps, below {@code articles} or {@code index}; or
   *     {@code ranker.txt}, the learned order
   * @param bytes its size
   * @param sha256 in lower-case hexadecimal
   */
  public record Part(String path, long bytes, String sha256) {
    /** Checks that it can be a file of a package. */
    public Part {
      require(
          PATH.matcher(path).matches() && !DEVICE.matcher(path).matches(),
          "a package can have no file of the name '" + path + "'");
      long most = path.startsWith(INDEX) ? MOST_BYTES : MOST_ARTICLE_BYTES;
      require(bytes >= 0 && bytes <= most, path + " is larger than a package can carry");
      require(HASH.matcher(sha256).matches(), path + " has no SHA-256");
    }

    boolean isArticle() {
      return path.startsWith(ARTICLES);
    }

    /** What a desktop can make by itself, if a package leaves it out. */
    boolean isIndex() {
      return path.startsWith(INDEX);
    }

    boolean isRanker() {
      return path.equals(RANKER);
    }

    /** Returns where a file of the index goes. */
    Path under(Path index) {
      return index.resolve(path.substring(INDEX.length()));
    }
  }

  /** Checks that a package can be such. */
  public Manifest {
    require(NAME.matcher(name).matches(), "the name must be lower-case words joined by -");
    require(edition >= 1 && edition <= HIGHEST, "the edition must be a number from 1");
    Objects.requireNonNull(made, "made is missing");
    require(expires == null || expires.isAfter(made), "it would expire before it was made");
    require(SIGNER.matcher(signer).matches(), "the signer is no name of a key");
    files = List.copyOf(files);
    require(files.size() <= MOST_FILES, "more than " + MOST_FILES + " files");
    Set<String> paths = new HashSet<>();
    long bytes = 0;
    for (Part part : files) {
      // Some file systems hold two names for one that differ in capitals only.
      require(paths.add(part.path.toLowerCase(Locale.ROOT)), part.path + " is there twice");
      bytes += part.bytes;
    }
    require(bytes <= MOST_BYTES, "more than 4 GiB");
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  byte[] bytes() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build()
        .writeValueAsBytes(this);
  }

  /**
   * @param bytes that were signed
   * @throws PackageRefusedException if they are no manifest that this program understands
   */
  static Manifest read(byte[] bytes) throws PackageRefusedException {
    return ManifestReading.read(bytes);
  }

  /** Returns the name of the key that it says it was signed with, whatever else it is. */
  static String signer(byte[] bytes) throws PackageRefusedException {
    String signer = ManifestReading.plain(bytes).getOrDefault("signer", "");
    if (!SIGNER.matcher(signer).matches()) {
      throw new PackageRefusedException(Why.DAMAGED, "Its list of contents names no key.");
    }
    return signer;
  }

  /** Returns whether it may no longer be installed. */
  public boolean isExpired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  /** Returns whether it brings an order of its own, in which hits are shown. */
  public boolean hasRanker() {
    return files.stream().anyMatch(Part::isRanker);
  }

  /** Returns the size of all its files. */
  public long size() {
    return files.stream().mapToLong(Part::bytes).sum();
  }

  /**
   * Checks that it may follow what is in use.
   *
   * @throws PackageRefusedException if it has expired, is not later, or is of another collection
   */
  public void requireAfter(Optional<Manifest> current, Instant now) throws PackageRefusedException {
    if (isExpired(now)) {
      throw new PackageRefusedException(
          Why.EXPIRED,
          "Edition %d may not be installed any more: it expired on %s."
              .formatted(edition, day(expires)));
    }
    if (current.isEmpty()) {
      return;
    }
    Manifest here = current.get();
    if (!here.name().equals(name)) {
      throw new PackageRefusedException(
          Why.OTHER_NAME,
          "It holds the articles '%s'; here are those of '%s'.".formatted(name, here.name()));
    }
    if (edition <= here.edition()) {
      throw new PackageRefusedException(
          Why.OLDER,
          edition == here.edition()
              ? "Edition %d is in use already.".formatted(here.edition())
              : "Edition %d is older than edition %d, which is in use."
                  .formatted(edition, here.edition()));
    }
  }

  private static LocalDate day(@Nullable Instant instant) {
    return LocalDate.ofInstant(instant == null ? Instant.MAX : instant, ZoneOffset.UTC);
  }
}
