// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Result;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The agent's telephone. Works with no server: each call is on the timeline, stored here first.
 * Thread-safe; nothing here blocks.
 */
public interface Phone {
  /** Returns the call that rings or is in hand; empty if there is none. */
  Observed<Optional<Call>> call();

  /** Returns how the telephone is. */
  Observed<Health> health();

  /**
   * Returns how it is called on the screen, for instance "Demonstration telephone"; empty if there
   * is none.
   */
  String name();

  /** Returns what it can do. */
  Set<Capability> capabilities();

  /** Takes the ringing call. */
  CompletableFuture<Result> answer();

  /** Refuses the ringing call. */
  CompletableFuture<Result> reject();

  /** Ends the call. */
  CompletableFuture<Result> hangUp();

  /** Holds or retrieves the call. */
  CompletableFuture<Result> hold(boolean on);

  /** Mutes or unmutes the microphone. */
  CompletableFuture<Result> mute(boolean on);
}
