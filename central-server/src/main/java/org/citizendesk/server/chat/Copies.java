// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.server.chat.RefusedException.Code;
import java.time.Clock;
import java.util.Locale;

/**
 * Takes wishes for copies of conversations by mail. A stranger must not be able to make us write to
 * whom she likes: a copy is there only of a conversation that an agent has taken part in, one of
 * each, and few go to one address.
 *
 * <p>Thread-safe.
 */
final class Copies {
  /** Wishes that come from one network address, behind which a whole library may sit. */
  private static final ChatLimits.Rate PER_VISITOR = new ChatLimits.Rate(20, 1.0 / 60);

  private static final ChatLimits.Rate PER_ADDRESSEE = new ChatLimits.Rate(3, 1.0 / 3600);

  private final Letterbox mail;
  private final RateLimiter<String> visitors;
  private final RateLimiter<String> addressees;

  Copies(Letterbox mail, Clock clock) {
    this.mail = mail;
    this.visitors = new RateLimiter<>(PER_VISITOR, clock);
    this.addressees = new RateLimiter<>(PER_ADDRESSEE, clock);
  }

  /** Returns whether there are any. */
  boolean areThere() {
    return mail.isThere();
  }

  /**
   * Lets a wish pass.
   *
   * @param from network address of the visitor
   * @param email where the copy is to go
   * @throws RefusedException if none can go there, or too many are wished for
   */
  void pass(String from, String email) throws RefusedException {
    if (!mail.isThere()) {
      throw new RefusedException(Code.NO_COPY, "no copies are sent here");
    }
    if (!mail.reaches(email)) {
      throw new RefusedException(Code.BAD_ADDRESS, "no copy can be sent to this address");
    }
    if (!visitors.take(from) || !addressees.take(email.toLowerCase(Locale.ROOT))) {
      throw new RefusedException(
          Code.NO_COPY, "too many copies were asked for; try again in an hour");
    }
  }
}
