// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The chain of hashes through the log. Each link covers the one before, so that no event can be
 * changed or taken out unnoticed, and one link stands for the whole log up to it.
 */
final class Chain {
  private static final int PROOF_BYTES = 12;

  private Chain() {}

  /** Returns the link of an event behind the link before it: 32 bytes of SHA-256. */
  static byte[] link(byte[] before, EventId event, String payload) {
    MessageDigest digest = sha256();
    byte[] content = digest.digest(payload.getBytes(StandardCharsets.UTF_8));
    digest.update(before);
    digest.update(Columns.bytes(event.value()));
    return digest.digest(content);
  }

  /** Returns what desktops keep of a link: enough to tell two logs apart. */
  static String proof(byte[] link) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(link, PROOF_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
