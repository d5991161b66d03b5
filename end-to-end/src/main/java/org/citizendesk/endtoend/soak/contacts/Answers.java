// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.fact.ChatFact;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What simulated agents write: each answer names the event that it answers. */
final class Answers {
  private static final Pattern NAMED =
      Pattern.compile("Answer to ([0-9a-f-]{36})\\b.*", Pattern.DOTALL);

  private Answers() {}

  /** Returns an answer to what a citizen said. */
  static String to(TimelineEntry question) {
    return "Answer to " + question.id() + ": yes, please bring it along.";
  }

  /** Returns which event a text answers; empty if no simulated agent wrote it. */
  static Optional<UUID> named(String text) {
    Matcher named = NAMED.matcher(text);
    return named.matches() ? Optional.of(UUID.fromString(named.group(1))) : Optional.empty();
  }

  /** Returns whether an entry of a chat answers another one, as far as is known at this desktop. */
  static boolean isAnswer(TimelineEntry entry, TimelineEntry question) {
    return entry.delivery() != Delivery.REJECTED
        && entry.fact() instanceof ChatFact.Message said
        && named(said.text()).filter(question.id().value()::equals).isPresent();
  }
}
