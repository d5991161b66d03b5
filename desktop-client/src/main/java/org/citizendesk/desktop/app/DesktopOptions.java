// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.knowledge.PackageInstaller;
import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.voice.AudioDevices;
import org.citizendesk.desktop.voice.Telephone;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a desktop needs to begin.
 *
 * @param server address of the server, for instance {@code http://127.0.0.1:8477}
 * @param folder where it keeps its data, on a local disk
 * @param clock wall time
 * @param ticks milliseconds that only ever go forward, for what waits for the server
 * @param telephone the telephone on the desk; empty for none
 * @param keepDays how long data that is not needed any more stays on this computer
 * @param knowledge takes the knowledge packages that the server offers; empty to fetch none
 * @param devices what can be heard and spoken with; empty to report nothing of it
 */
public record DesktopOptions(
    URI server,
    Path folder,
    Clock clock,
    LongSupplier ticks,
    Optional<Telephone> telephone,
    int keepDays,
    Optional<PackageInstaller> knowledge,
    Optional<AudioDevices> devices) {
  /** Returns options with the system's clock and no telephone. */
  public static DesktopOptions of(URI server, Path folder) {
    return new DesktopOptions(
        server,
        folder,
        Clock.systemUTC(),
        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
        Optional.empty(),
        Settings.DEFAULTS.keepDays(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same with a telephone on the desk. */
  public DesktopOptions with(Telephone other) {
    return new DesktopOptions(
        server, folder, clock, ticks, Optional.of(other), keepDays, knowledge, devices);
  }

  /** Returns the same in a world of the caller's making. */
  public DesktopOptions in(Clock otherClock, LongSupplier otherTicks) {
    return new DesktopOptions(
        server, folder, otherClock, otherTicks, telephone, keepDays, knowledge, devices);
  }

  /** Returns the same with another time for which data stays. */
  public DesktopOptions keeping(int days) {
    return new DesktopOptions(server, folder, clock, ticks, telephone, days, knowledge, devices);
  }

  /** Returns the same with somebody who takes knowledge packages. */
  public DesktopOptions informing(PackageInstaller other) {
    return new DesktopOptions(
        server, folder, clock, ticks, telephone, keepDays, Optional.of(other), devices);
  }

  /** Returns the same with somebody who knows what can be heard and spoken with. */
  public DesktopOptions hearing(AudioDevices other) {
    return new DesktopOptions(
        server, folder, clock, ticks, telephone, keepDays, knowledge, Optional.of(other));
  }
}
