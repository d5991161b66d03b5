// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 in lower-case hexadecimal, under which files are kept. */
public final class Sha256 {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  /** Returns a new digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the hash of the bytes, 64 characters. */
  public static String of(byte[] bytes) {
    return hex(digest().digest(bytes));
  }

  /**
   * Returns the hash of a file, 64 characters.
   *
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return hex(digest.digest());
  }

  /** Returns the bytes of a hash as text. */
  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  /** Returns whether a text is such a hash. */
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }
}
