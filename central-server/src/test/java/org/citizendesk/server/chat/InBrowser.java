// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;

/** Tests of the chat window, which share one real browser a class. */
@Tag("peers")
abstract class InBrowser {
  static Chromium chromium;

  @TempDir private static Path profile;
  @TempDir Path folder;

  @BeforeAll
  static void startBrowser() {
    Chromium.require();
    chromium = new Chromium(profile.resolve("chromium"));
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }
}
