// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.junit.jupiter.api.Test;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SystemWindowsTest {
  @Test
  void aNameIsOneArgumentOfTheSystemsOpener() {
    Path file = Path.of("a; rm -rf b.pdf");

    assertEquals(List.of("xdg-open", file.toString()), SystemWindows.opener("Linux", file));
    assertEquals(
        List.of("explorer.exe", file.toString()), SystemWindows.opener("Windows 11", file));
    assertEquals(List.of("open", file.toString()), SystemWindows.opener("Mac OS X", file));
  }
}
