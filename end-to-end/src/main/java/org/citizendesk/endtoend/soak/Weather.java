// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

/**
 * How a network is for everything that passes it.
 *
 * @param holdsUp whether nothing of what the desktop sends arrives
 * @param holdsDown whether nothing of what the server sends arrives
 * @param delayMillis how much later each piece arrives
 * @param bytesPerSecond how much arrives in each direction; 0 for no limit
 */
public record Weather(boolean holdsUp, boolean holdsDown, int delayMillis, int bytesPerSecond) {
  /** Everything passes. */
  public static final Weather FAIR = new Weather(false, false, 0, 0);

  /** Nothing passes, and nobody is told. */
  public static final Weather BLACK_HOLE = new Weather(true, true, 0, 0);

  /** Only one direction passes; {@code up} says that it is the desktop that is not heard. */
  public static Weather halfOpen(boolean up) {
    return new Weather(up, !up, 0, 0);
  }

  /** Everything comes later. */
  public static Weather delayed(int millis) {
    return new Weather(false, false, millis, 0);
  }

  /** So much passes in a second. */
  public static Weather narrow(int bytesPerSecond) {
    return new Weather(false, false, 0, bytesPerSecond);
  }

  boolean holds(boolean up) {
    return up ? holdsUp : holdsDown;
  }
}
