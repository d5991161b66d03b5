// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.server.settings.Settings;
import java.time.Duration;

/**
 * How work is given out.
 *
 * @param offer how long an offer stands
 * @param grace how long a desktop's link may be lost before its agent is signed out and live
 *     contacts go back to their queue
 * @param declined how long a contact is not offered again to an agent who said no
 * @param capacity most chats and mail threads that an agent is given at once
 * @param leases how long somebody who is away keeps what is in hand
 */
public record RoutingRules(
    Duration offer, Duration grace, Duration declined, int capacity, Leased leases) {
  /** What holds unless the settings say otherwise. */
  public static final RoutingRules DEFAULT =
      new RoutingRules(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), 3);

  /**
   * How long somebody who is away keeps what is in hand.
   *
   * @param mail until it goes back to its queue, if the queue has been open for long enough by then
   * @param open for how long the queue of a mail must have been open meanwhile
   * @param talk what remains of a call or a chat, until it is closed
   */
  public record Leased(Duration mail, Duration open, Duration talk) {
    /** What holds unless the settings say otherwise. */
    public static final Leased DEFAULT =
        new Leased(Duration.ofHours(24), Duration.ofHours(4), Duration.ofHours(1));
  }

  /** Rules with the usual leases. */
  public RoutingRules(Duration offer, Duration grace, Duration declined, int capacity) {
    this(offer, grace, declined, capacity, Leased.DEFAULT);
  }

  /** Takes the rules from the settings. */
  public static RoutingRules from(Settings settings) {
    return new RoutingRules(
        settings.seconds("routing.offer-seconds", 20, 7, 59),
        settings.seconds("routing.link-grace-seconds", 60, 5, 86_400),
        settings.seconds("routing.declined-seconds", 60, 1, 3600),
        settings.number("routing.capacity", 3, 1, 25),
        new Leased(
            Duration.ofHours(settings.number("routing.mail-lease-hours", 24, 1, 720)),
            Duration.ofHours(settings.number("routing.mail-lease-open-hours", 4, 0, 720)),
            Duration.ofMinutes(settings.number("routing.talk-lease-minutes", 60, 1, 1_440))));
  }
}
