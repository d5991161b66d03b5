// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ServerFrame;
import org.jspecify.annotations.Nullable;

/**
 * Up to where those who listen have been told of a partition.
 *
 * @param proof stands for the log up to there; null if it is not known
 */
record Reached(int partition, long pos, @Nullable String proof) {
  ServerFrame.Head head() {
    return new ServerFrame.Head(partition, pos);
  }
}
