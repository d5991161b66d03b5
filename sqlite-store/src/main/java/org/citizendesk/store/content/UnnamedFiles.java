// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Old files that are deleted unless a text is found that names them. For one thread; blocks on the
 * disk.
 */
public final class UnnamedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(UnnamedFiles.class);
  private static final Pattern HASH = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

  private final ContentStore files;
  private final Instant before;
  private final Set<String> hashes;

  private UnnamedFiles(ContentStore files, Instant before) {
    this.files = files;
    this.before = before;
    this.hashes = files.notTouchedSince(before);
  }

  /** Returns those that came, and were counted on last, before a time. */
  public static UnnamedFiles before(Instant time, ContentStore files) {
    return new UnnamedFiles(files, time);
  }

  /** Returns whether there are none, or none any more. */
  public boolean isEmpty() {
    return hashes.isEmpty();
  }

  /** Spares what a text names, in whatever form it is. */
  public void spareNamedIn(String text) {
    Matcher named = HASH.matcher(text);
    while (named.find()) {
      hashes.remove(named.group());
    }
  }

  /**
   * Deletes what is left, but for what somebody has come to count on meanwhile.
   *
   * @return how many went
   */
  public int discard() {
    int gone = 0;
    for (String hash : hashes) {
      try {
        gone += files.discard(hash, before) ? 1 : 0;
      } catch (IOException e) {
        LOG.warn("a file that no event names cannot be deleted", e);
      }
    }
    return gone;
  }
}
