// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

/** The server's side of files. Each call is one request: it blocks for a bounded time. */
public interface AttachmentServer {
  /**
   * Returns how far the upload of a file has come.
   *
   * @throws TransferException if the server cannot be asked
   */
  Standing standing(String sha256) throws TransferException;

  /**
   * Sends the next piece of a file.
   *
   * @param offset of its first byte
   * @param length of the whole file
   * @throws TransferException if it did not arrive or does not fit
   */
  Standing put(String sha256, long offset, long length, byte[] piece) throws TransferException;

  /**
   * Returns a piece of a file.
   *
   * @param message hash of the message it came with; empty if it came with none
   * @param length most bytes to return; at least one is
   * @throws TransferException if it did not arrive whole
   */
  byte[] get(String sha256, String message, long offset, int length) throws TransferException;

  /**
   * How far an upload has come.
   *
   * @param stored whether the server has the file, whole and checked
   * @param offset how many bytes it has
   */
  record Standing(boolean stored, long offset) {}
}
