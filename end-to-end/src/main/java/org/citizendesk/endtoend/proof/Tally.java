// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A number for each channel.
 *
 * @param call telephone calls
 * @param chat web chats
 * @param email e-mail threads
 */
public record Tally(@JsonProperty int call, @JsonProperty int chat, @JsonProperty int email) {
  /** Returns all channels together. */
  public int total() {
    return call + chat + email;
  }
}
