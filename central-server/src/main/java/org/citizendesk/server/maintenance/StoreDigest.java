// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.maintenance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a whole store adds up to: the sum of the SHA-256 of all rows, which is the same in whatever
 * order two databases give them. Not thread-safe.
 */
final class StoreDigest {
  private static final BigInteger ROUND = BigInteger.ONE.shiftLeft(256);
  private static final int HEX = 16;
  private static final int HEX_DIGITS = 64;

  private final MessageDigest sha256 = sha256();
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  void add(String line) {
    byte[] hash = sha256.digest(line.getBytes(StandardCharsets.UTF_8));
    sum = sum.add(new BigInteger(1, hash)).mod(ROUND);
    rows++;
  }

  long rows() {
    return rows;
  }

  /** Returns it as 64 hexadecimal digits. */
  String text() {
    String hex = sum.toString(HEX);
    return "0".repeat(HEX_DIGITS - hex.length()) + hex;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
