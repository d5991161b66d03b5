// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.TransferException.Kind;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server in memory that breaks off when the test says so. */
final class FakeServer implements AttachmentServer {
  final Map<String, byte[]> files = new HashMap<>();
  final Map<String, ByteArrayOutputStream> unfinished = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  int requestsUntilBreak = Integer.MAX_VALUE;
  @Nullable Kind trouble = null;

  String add(byte[] bytes) {
    String sha256 = Sha256.of(bytes);
    files.put(sha256, bytes);
    return sha256;
  }

  @Override
  public Standing standing(String sha256) throws TransferException {
    asked.add("standing");
    count();
    return here(sha256);
  }

  @Override
  public Standing put(String sha256, long offset, long length, byte[] piece)
      throws TransferException {
    asked.add("put " + offset + "+" + piece.length);
    count();
    ByteArrayOutputStream so = unfinished.computeIfAbsent(sha256, k -> new ByteArrayOutputStream());
    if (so.size() != offset) {
      throw new TransferException(Kind.MISPLACED, "elsewhere");
    }
    so.writeBytes(piece);
    if (so.size() == length) {
      files.put(sha256, so.toByteArray());
      unfinished.remove(sha256);
    }
    return here(sha256);
  }

  @Override
  public byte[] get(String sha256, String message, long offset, int length)
      throws TransferException {
    asked.add("get " + offset);
    count();
    byte[] file = files.get(sha256);
    if (file == null) {
      throw new TransferException(Kind.NEVER, "The server does not have this file.");
    }
    int from = Math.toIntExact(offset);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + length));
  }

  private Standing here(String sha256) {
    byte[] file = files.get(sha256);
    if (file != null) {
      return new Standing(true, file.length);
    }
    ByteArrayOutputStream so = unfinished.get(sha256);
    return new Standing(false, so == null ? 0 : so.size());
  }

  private void count() throws TransferException {
    if (trouble != null) {
      throw new TransferException(trouble, "The server says no.");
    }
    if (requestsUntilBreak-- <= 0) {
      throw new TransferException(Kind.LATER, "The server cannot be reached.");
    }
  }
}
