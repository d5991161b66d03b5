// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import java.time.Duration;

/**
 * How much one visitor may ask of the server.
 *
 * @param perConversation messages of one conversation
 * @param perAddress frames of one network address, behind which a whole office may sit
 * @param connectionsPerAddress open at once
 * @param ping how often a connection is tried
 * @param silence after which it is dead; longer than two pings
 * @param send how long a browser may take to accept one frame
 */
public record ChatLimits(
    Rate perConversation,
    Rate perAddress,
    int connectionsPerAddress,
    Duration ping,
    Duration silence,
    Duration send) {
  /** What serves people who type, and an office or a library that shares one address. */
  public static final ChatLimits DEFAULT =
      new ChatLimits(
          new Rate(20, 2),
          new Rate(300, 30),
          100,
          Duration.ofSeconds(20),
          Duration.ofSeconds(50),
          Duration.ofSeconds(20));

  /**
   * A rate that allows bursts.
   *
   * @param burst how many at once
   * @param perSecond how many come back each second
   */
  public record Rate(int burst, double perSecond) {
    /** Checks that something is allowed. */
    public Rate {
      if (burst < 1 || perSecond <= 0) {
        throw new IllegalArgumentException("a rate must allow something");
      }
    }
  }
}
