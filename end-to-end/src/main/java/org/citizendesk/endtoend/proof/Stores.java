// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Opens stores for reading, without the code that wrote them. */
final class Stores {
  private Stores() {}

  static <T> T read(Path store, Function<Handle, T> query) {
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + store).open()) {
      handle.execute("pragma query_only=on");
      return query.apply(handle);
    }
  }

  static List<String> ids(Handle handle, String table) {
    return handle
        .createQuery("select lower(hex(event_id)) from <table>")
        .define("table", table)
        .mapTo(String.class)
        .list();
  }
}
