// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.attachment.TransferException;
import org.jspecify.annotations.Nullable;
import java.util.Optional;

/** The server's side of packages. Each call is one request: it blocks for a bounded time. */
public interface PackageServer {
  /**
   * Asks what there is.
   *
   * @param since the edition here, for what has changed since
   * @return empty if the server offers nothing
   * @throws TransferException if it cannot be asked
   */
  Optional<Offer> offer(long since) throws TransferException;

  /**
   * Returns a piece of a package.
   *
   * @param length most bytes to return; at least one is
   * @throws TransferException if it did not arrive whole
   */
  byte[] get(String sha256, long offset, int length) throws TransferException;

  /**
   * What a server offers.
   *
   * @param changes what has changed since the edition that was named; null if that is not offered
   */
  record Offer(long edition, Piece whole, @Nullable Piece changes) {}

  /**
   * A file to fetch.
   *
   * @param sha256 in lower-case hexadecimal
   */
  record Piece(String sha256, long bytes) {}
}
