// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal, under which messages and attachments are kept. */
public final class Sha256 {
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

  /** Returns the bytes of a hash as text. */
  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
