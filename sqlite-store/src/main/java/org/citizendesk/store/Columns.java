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
}
