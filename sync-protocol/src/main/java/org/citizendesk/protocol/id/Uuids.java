// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import org.jspecify.annotations.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes identifiers. Clock and randomness are given, so that a simulation can replay them.
 *
 * <p>Thread-safe if the random generator is.
 */
public final class Uuids {
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param clock gives the time bits
   * @param random gives the rest; a {@link java.security.SecureRandom} in production
   */
  public Uuids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Returns a new UUID of version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then
   * randomness.
   */
  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /**
   * Returns the same UUID for the same name, for things that must be found again without a table:
   * version 8 (RFC 9562 section 5.8) over SHA-256, since SHA-1 of version 5 is not FIPS-approved
   * for new uses.
   */
  public static UUID named(String kind, String name) {
    byte[] hash = sha256().digest((kind + '\0' + name).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  static UUID parse(String text, String what) {
    UUID uuid = lenient(text);
    if (uuid == null || !uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a valid " + what);
    }
    return uuid;
  }

  private static @Nullable UUID lenient(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
