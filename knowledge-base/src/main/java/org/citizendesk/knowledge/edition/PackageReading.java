// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.Sha256;
import org.citizendesk.knowledge.edition.Manifest.Part;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.jspecify.annotations.Nullable;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads a package from front to back: its list of contents, the signature under it, then each file.
 * Nothing is believed before the signature is checked, and no file is read further than the size
 * that was signed. What the zip's own directory says is never looked at.
 *
 * <p>Belongs to one thread.
 */
public final class PackageReading implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  private static final int MOST_MANIFEST_BYTES = 32 << 20;
  private static final int MOST_SIGNATURE_BYTES = 512;
  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final ZipInputStream zip;
  private final byte[] signed;
  private final byte[] signature;
  private final Manifest manifest;

  private PackageReading(Path file, ZipInputStream zip, @Nullable TrustedKeys trusted)
      throws IOException, PackageRefusedException {
    this.file = file;
    this.zip = zip;
    this.signed = first(MANIFEST, MOST_MANIFEST_BYTES, Why.DAMAGED, "It is no knowledge package.");
    this.signature = first(SIGNATURE, MOST_SIGNATURE_BYTES, Why.UNSIGNED, "It is not signed.");
    if (trusted != null) {
      trusted.check(Manifest.signer(signed), signed, signature);
    }
    this.manifest = Manifest.read(signed);
  }

  /** What is done with the files of a package. */
  @FunctionalInterface
  public interface Taker {
    /** Returns where the bytes of a file go, which is closed afterwards; null to pass over it. */
    @Nullable OutputStream take(Part part) throws IOException;
  }

  /**
   * Opens a package and checks who signed it.
   *
   * @throws PackageRefusedException if it is not, or not in the form of, a package of a trusted key
   * @throws KnowledgeException if the file cannot be read
   */
  public static PackageReading open(Path file, TrustedKeys trusted) throws PackageRefusedException {
    return begin(file, trusted);
  }

  /** Opens a package that was checked when it came here. */
  static PackageReading reopen(Path file) throws PackageRefusedException {
    return begin(file, null);
  }

  private static PackageReading begin(Path file, @Nullable TrustedKeys trusted)
      throws PackageRefusedException {
    InputStream in;
    try {
      in = Files.newInputStream(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, BUFFER));
    try {
      return new PackageReading(file, zip, trusted);
    } catch (IOException | IllegalArgumentException e) {
      close(zip, file);
      throw broken(file, e);
    } catch (PackageRefusedException | RuntimeException e) {
      close(zip, file);
      throw e;
    }
  }

  private byte[] first(String name, int most, Why why, String otherwise)
      throws IOException, PackageRefusedException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new PackageRefusedException(why, otherwise);
    }
    byte[] bytes = zip.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new PackageRefusedException(
          Why.TOO_LARGE, "Its " + name + " has more than " + most + " bytes.");
    }
    return bytes;
  }

  /** Returns what was signed. */
  public Manifest manifest() {
    return manifest;
  }

  byte[] signed() {
    return signed;
  }

  byte[] signature() {
    return signature;
  }

  /**
   * Hands over each file that is in the package; may be called once.
   *
   * @return those of the list that are not in it: what has not changed, if it holds only changes
   * @throws PackageRefusedException if a file is not the one that was signed, or was not signed at
   *     all; what was handed over before must then be thrown away
   * @throws IOException if the taker throws it
   * @throws KnowledgeException if the file cannot be read
   */
  public Map<String, Part> unpack(Taker taker) throws PackageRefusedException, IOException {
    Map<String, Part> missing = new LinkedHashMap<>();
    manifest.files().forEach(part -> missing.put(part.path(), part));
    for (ZipEntry entry = next(); entry != null; entry = next()) {
      Part part = missing.remove(entry.getName());
      if (part == null) {
        throw new PackageRefusedException(
            Why.CHANGED, "It holds a file that was not signed, or twice: " + shown(entry));
      }
      OutputStream out = taker.take(part);
      try (OutputStream to = out == null ? OutputStream.nullOutputStream() : out) {
        copy(part, to);
      }
    }
    return missing;
  }

  /**
   * Reads all of it and keeps nothing; may be called once, instead of unpacking.
   *
   * @throws PackageRefusedException if a file is not the one that was signed, or one is left out
   *     that no desktop can make
   * @throws KnowledgeException if the file cannot be read
   */
  public void requireWhole() throws PackageRefusedException {
    try {
      if (unpack(part -> null).values().stream().anyMatch(part -> !part.isIndex())) {
        throw PackagedArticles.incomplete();
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A name of a stranger's making. */
  private static String shown(ZipEntry entry) {
    String name = entry.getName().replaceAll("[^ -~]", "?");
    return name.length() > 100 ? name.substring(0, 100) + "..." : name;
  }

  private @Nullable ZipEntry next() throws PackageRefusedException {
    try {
      return zip.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw broken(file, e);
    }
  }

  private void copy(Part part, OutputStream out) throws PackageRefusedException, IOException {
    MessageDigest digest = Sha256.begin();
    byte[] buffer = new byte[BUFFER];
    long read = 0;
    for (int n = read(buffer); n >= 0; n = read(buffer)) {
      read += n;
      if (read > part.bytes()) {
        break;
      }
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
    }
    if (read != part.bytes() || !Sha256.hex(digest).equals(part.sha256())) {
      throw new PackageRefusedException(
          Why.CHANGED, "The file " + part.path() + " in it is not the one that was signed.");
    }
  }

  private int read(byte[] buffer) throws PackageRefusedException {
    try {
      return zip.read(buffer);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  /** A file that ends too early or makes no sense is the package's fault, the rest the disk's. */
  private static PackageRefusedException broken(Path file, Exception e) {
    if (e instanceof ZipException || e instanceof EOFException || !(e instanceof IOException)) {
      return new PackageRefusedException(
          Why.DAMAGED, "It is damaged or incomplete; copy or fetch it again.");
    }
    throw unreadable(file, e);
  }

  private static KnowledgeException unreadable(Path file, Exception e) {
    String why = e instanceof NoSuchFileException ? "there is no file " : "cannot read ";
    return new KnowledgeException(why + file, e);
  }

  private static void close(ZipInputStream zip, Path file) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new KnowledgeException("cannot close " + file, e);
    }
  }

  @Override
  public void close() {
    close(zip, file);
  }
}
