// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.jspecify.annotations.Nullable;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides who may come in: pages of our own host and of listed origins, and not too many from one
 * address.
 *
 * <p>Thread-safe.
 */
final class Doors {
  private final Set<String> origins;
  private final int perAddress;
  private final Map<String, Integer> inside = new ConcurrentHashMap<>();

  Doors(Set<String> origins, int perAddress) {
    this.origins = origins;
    this.perAddress = perAddress;
  }

  /**
   * Returns whether a page of this origin may open a chat.
   *
   * @param origin the request's Origin; null from programs that are no browser, which no foreign
   *     page can steer
   * @param host the request's Host
   */
  boolean isWelcome(@Nullable String origin, @Nullable String host) {
    return origin == null || origins.contains(origin) || isOurs(origin, host);
  }

  /** The scheme is left out: a proxy in front of us may speak TLS for us. */
  private static boolean isOurs(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && host != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Counts a connection in; false if there are too many, and then it is not counted. */
  boolean enter(String address) {
    boolean[] entered = new boolean[1];
    inside.compute(
        address,
        (a, before) -> {
          int count = before == null ? 0 : before;
          entered[0] = count < perAddress;
          return entered[0] ? Integer.valueOf(count + 1) : before;
        });
    return entered[0];
  }

  void leave(String address) {
    inside.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
  }
}
