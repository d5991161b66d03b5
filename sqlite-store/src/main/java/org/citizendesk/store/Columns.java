// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jspecify.annotations.Nullable;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** How values lie in columns: UUIDs as 16 bytes, times as milliseconds. */
public final class Columns {
  private static final int UUID_BYTES = 16;
  private static final char UNSHOWABLE = '\uFFFD';

  private Columns() {}

  /** Returns the 16 bytes of a UUID. */
  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /**
   * Returns the UUID of 16 bytes.
   *
   * @throws StorageException if there are more or fewer
   */
  public static UUID uuid(byte[] bytes) {
    if (bytes.length != UUID_BYTES) {
      throw new StorageException("an id in the store has " + bytes.length + " bytes, not 16", null);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Returns the number in a column, or null if there is none. */
  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /**
   * Returns a text that every store can keep: the same, if there is nothing wrong with it.
   * PostgreSQL keeps no NUL character and no half of a surrogate pair; each becomes the character
   * for what cannot be shown.
   */
  public static String text(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      if (!isWhole(text, i)) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, UNSHOWABLE);
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static boolean isWhole(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c != 0;
  }
}
