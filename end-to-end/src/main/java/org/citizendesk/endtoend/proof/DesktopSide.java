// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import java.nio.file.Path;
import java.util.List;

/**
 * What a desktop's store holds; it must not be in use for writing.
 *
 * @param written ids of the events that were written there
 * @param held ids of the events that the server confirmed or delivered
 */
record DesktopSide(List<String> written, List<String> held) {
  static DesktopSide read(Path store) {
    return Stores.read(
        store,
        handle -> new DesktopSide(Stores.ids(handle, "outbox"), Stores.ids(handle, "event")));
  }
}
