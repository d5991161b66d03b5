// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.jdbi.v3.core.Handle;
import java.util.function.Supplier;

/** Small lasting facts about this log. */
final class Meta {
  /** Where the log's name is kept. */
  static final String EPOCH = "log_epoch";

  private Meta() {}

  /** Returns the name of the log. */
  static String epoch(Handle handle) {
    return handle
        .createQuery("select v from meta where k = ?")
        .bind(0, EPOCH)
        .mapTo(String.class)
        .one();
  }

  static String getOrMake(Handle handle, String key, Supplier<String> first) {
    return handle
        .createQuery("select v from meta where k = ?")
        .bind(0, key)
        .mapTo(String.class)
        .findFirst()
        .orElseGet(() -> make(handle, key, first.get()));
  }

  static boolean put(Handle handle, String key, String value) {
    return handle.execute(
            "insert into meta (k, v) values (?, ?) on conflict (k) do update set v = excluded.v",
            key,
            value)
        > 0;
  }

  private static String make(Handle handle, String key, String value) {
    handle.execute("insert into meta (k, v) values (?, ?)", key, value);
    return value;
  }
}
