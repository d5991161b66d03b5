// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets by key. Forgets those that were not asked for longest when there are too many.
 *
 * <p>Thread-safe.
 */
final class RateLimiter<K> {
  private static final int MAX_KEYS = 10_000;

  private final ChatLimits.Rate rate;
  private final Clock clock;
  private final Map<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  RateLimiter(ChatLimits.Rate rate, Clock clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /** Takes a token, if there is one. */
  synchronized boolean take(K key) {
    Bucket bucket = buckets.computeIfAbsent(key, k -> new Bucket(rate.burst(), clock.millis()));
    if (buckets.size() > MAX_KEYS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return bucket.take(rate, clock.millis());
  }

  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }

    boolean take(ChatLimits.Rate rate, long now) {
      double back = Math.max(0, now - at) * rate.perSecond() / 1000;
      tokens = Math.min(rate.burst(), tokens + back);
      at = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
