// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.jspecify.annotations.Nullable;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What agents' states are called, and their colour, wherever they are shown. */
public final class AgentStateTexts {
  private static final Texts TEXTS = Texts.of(AgentStateTexts.class);

  private AgentStateTexts() {}

  /** Returns the name of a state. */
  public static String title(State state) {
    return switch (state) {
      case SIGNED_OUT -> TEXTS.get("state.signed-out");
      case READY -> TEXTS.get("state.ready");
      case NOT_READY -> TEXTS.get("state.not-ready");
      case OFFERED -> TEXTS.get("state.offered");
      case BUSY -> TEXTS.get("state.busy");
      case WRAP_UP -> TEXTS.get("state.wrap-up");
      case NOT_RESPONDING -> TEXTS.get("state.not-responding");
    };
  }

  /** Returns the name of a choice: its reason where there is one. */
  public static String title(Choice choice) {
    return choice.reason().isEmpty() ? title(choice.state()) : choice.reason();
  }

  /**
   * Returns what comes next and which channels are not taken, in a few words; empty if all is
   * usual.
   */
  public static String besides(@Nullable Choice next, Collection<Channel> ready) {
    Stream<String> then =
        next == null ? Stream.of() : Stream.of(TEXTS.get("state.then-short", title(next)));
    Stream<String> closed =
        Arrays.stream(Channel.values())
            .filter(channel -> !ready.contains(channel))
            .map(AgentStateTexts::without);
    return Stream.concat(then, closed).collect(Collectors.joining(" · "));
  }

  private static String without(Channel channel) {
    return switch (channel) {
      case VOICE -> TEXTS.get("state.no-calls");
      case CHAT -> TEXTS.get("state.no-chats");
      case EMAIL -> TEXTS.get("state.no-mail");
    };
  }

  /** Returns the colour of a state. */
  public static Tone tone(State state) {
    return switch (state) {
      case SIGNED_OUT -> Tone.CALM;
      case READY -> Tone.GOOD;
      case NOT_READY, WRAP_UP -> Tone.WARN;
      case OFFERED, BUSY -> Tone.INFO;
      case NOT_RESPONDING -> Tone.BAD;
    };
  }
}
