// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.voice.Telephone;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What a desktop needs to begin.
 *
 * @param server address of the server, for instance {@code http://127.0.0.1:8477}
 * @param folder where it keeps its data, on a local disk
 * @param clock wall time
 * @param telephone the telephone on the desk; empty for none
 */
public record DesktopOptions(URI server, Path folder, Clock clock, Optional<Telephone> telephone) {
  /** Returns options with the system's clock and no telephone. */
  public static DesktopOptions of(URI server, Path folder) {
    return new DesktopOptions(server, folder, Clock.systemUTC(), Optional.empty());
  }

  /** Returns the same with a telephone on the desk. */
  public DesktopOptions with(Telephone other) {
    return new DesktopOptions(server, folder, clock, Optional.of(other));
  }
}
