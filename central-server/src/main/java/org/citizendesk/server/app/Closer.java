// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the newest first; one that fails does not keep the others open. */
final class Closer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closer.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      AutoCloseable next = open.pop();
      try {
        next.close();
      } catch (Exception e) {
        // What AutoCloseable declares; the others must still be closed.
        LOG.error("cannot close {}", next.getClass().getName(), e);
      }
    }
  }
}
