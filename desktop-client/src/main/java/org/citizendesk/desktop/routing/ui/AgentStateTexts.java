// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.AgentFact.State;

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
