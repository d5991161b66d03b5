// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import java.util.UUID;

/**
 * The mail as the chat knows it: takes messages that visitors leave to be answered later at an
 * address of theirs, and says where copies of chats can go. Thread-safe; {@link #drop} waits until
 * the message is stored.
 */
public interface Letterbox {
  /** For an agency that has no way to answer later. */
  Letterbox NONE =
      new Letterbox() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public boolean reaches(String email) {
          return false;
        }

        @Override
        public boolean drop(Letter letter) {
          return false;
        }
      };

  /** Returns whether messages are taken. */
  boolean isThere();

  /** Returns whether somebody outside can be written to at this address. */
  boolean reaches(String email);

  /**
   * Takes a message; the same one again changes nothing.
   *
   * @return false if nobody can be answered at its address; then nothing is stored
   * @throws RuntimeException if it could not be stored
   */
  boolean drop(Letter letter);

  /**
   * What a visitor left.
   *
   * @param id made by the browser; the same when it is sent again
   * @param name what the visitor calls herself; may be empty
   * @param email where she wants to be answered, as typed
   */
  record Letter(UUID id, String name, String email, String subject, String text) {}
}
