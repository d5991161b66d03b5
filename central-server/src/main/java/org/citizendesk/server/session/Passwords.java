// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The one place that turns passwords into something that may be stored: PBKDF2 with HMAC-SHA-256.
 */
public final class Passwords {
  /** What OWASP's password storage advice asks of PBKDF2 with HMAC-SHA-256. */
  public static final int DEFAULT_ITERATIONS = 600_000;

  /** Fewest characters of a new password. */
  public static final int MIN_LENGTH = 10;

  /** Most characters of a password. */
  public static final int MAX_LENGTH = 200;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final RandomGenerator random;
  private final int iterations;

  /**
   * @param random a {@link java.security.SecureRandom} in production
   * @param iterations for new passwords; those of stored ones are stored with them
   */
  public Passwords(RandomGenerator random, int iterations) {
    this.random = random;
    this.iterations = iterations;
  }

  /**
   * Returns what to store of a new password.
   *
   * @throws IllegalArgumentException if it is too short or too long
   */
  Stored protect(char[] password) {
    if (password.length < MIN_LENGTH || password.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a password needs " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Stored(salt, derive(password, salt, iterations), iterations);
  }

  /** Returns whether this is the stored password, in a time that does not depend on where not. */
  boolean matches(char[] password, Stored stored) {
    return password.length <= MAX_LENGTH
        && MessageDigest.isEqual(stored.hash, derive(password, stored.salt, stored.iterations));
  }

  /** Takes as long as a real comparison, so that time does not tell which accounts exist. */
  void compareWithNothing(char[] password) {
    if (password.length <= MAX_LENGTH) {
      derive(password, new byte[SALT_BYTES], iterations);
    }
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** A password as it is stored. */
  static final class Stored {
    private final byte[] salt;
    private final byte[] hash;
    private final int iterations;

    Stored(byte[] salt, byte[] hash, int iterations) {
      this.salt = salt;
      this.hash = hash;
      this.iterations = iterations;
    }

    byte[] salt() {
      return salt;
    }

    byte[] hash() {
      return hash;
    }

    int iterations() {
      return iterations;
    }
  }
}
