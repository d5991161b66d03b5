// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes by SHA-256, in lower-case hexadecimal. */
public final class Sha256 {
  private Sha256() {}

  /** Begins a hash of what comes piece by piece; for {@link #hex(MessageDigest)}. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns the hash of all that was added; what comes next begins a new one. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the hash of some bytes. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }
}
