// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

/**
 * What the desk asks of a channel. Every request names the call it is about by the channel's own
 * {@code ref}.
 */
public sealed interface Outbound {
  /** Returns the channel's own name for the call. */
  String ref();

  /** Takes a ringing call. */
  record Answer(String ref) implements Outbound {}

  /** Refuses a ringing call; the telephone system offers it elsewhere. */
  record Reject(String ref) implements Outbound {}

  /** Ends a call. */
  record HangUp(String ref) implements Outbound {}

  /**
   * Puts a call on hold or takes it back.
   *
   * @param on true to hold
   */
  record Hold(String ref, boolean on) implements Outbound {}

  /**
   * Mutes or unmutes the agent's microphone.
   *
   * @param on true to mute
   */
  record Mute(String ref, boolean on) implements Outbound {}
}
