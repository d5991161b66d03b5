// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The secret of a conversation, of which the server keeps only the SHA-256. */
final class ConversationKey {
  private static final int BYTES = 32;

  private final byte[] hash;

  private ConversationKey(byte[] hash) {
    this.hash = hash;
  }

  /** Returns a new secret of 256 random bits, as text for the browser. */
  static String random(RandomGenerator random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static ConversationKey of(String secret) {
    return new ConversationKey(sha256(secret));
  }

  static ConversationKey stored(byte[] hash) {
    return new ConversationKey(hash.clone());
  }

  byte[] hash() {
    return hash.clone();
  }

  /** Compares in a time that does not tell how much was right. */
  boolean opensWith(String secret) {
    return MessageDigest.isEqual(hash, sha256(secret));
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
