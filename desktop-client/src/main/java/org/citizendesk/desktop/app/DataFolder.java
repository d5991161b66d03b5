// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import java.nio.file.Path;
import java.util.Map;

/** Where this computer keeps a user's data, by the custom of its operating system. */
final class DataFolder {
  private DataFolder() {}

  /**
   * Returns the folder: {@code %LOCALAPPDATA%}, else {@code $XDG_DATA_HOME}, else {@code
   * ~/.local/share}; in it {@code citizendesk}.
   */
  static Path usual(Map<String, String> environment, String home) {
    for (String name : new String[] {"LOCALAPPDATA", "XDG_DATA_HOME"}) {
      String folder = environment.get(name);
      if (folder != null && Path.of(folder).isAbsolute()) {
        return Path.of(folder, "citizendesk");
      }
    }
    return Path.of(home, ".local", "share", "citizendesk");
  }
}
