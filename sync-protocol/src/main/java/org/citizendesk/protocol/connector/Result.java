// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

/** How a request to a channel ended. */
public sealed interface Result {
  /** It was done. */
  record Done() implements Result {}

  /**
   * It was not done.
   *
   * @param text for people
   */
  record Refused(String text) implements Result {}

  /**
   * It was sent and no answer came: it may have been done, so it must not be sent again blindly.
   *
   * @param text for people
   */
  record Unknown(String text) implements Result {}
}
