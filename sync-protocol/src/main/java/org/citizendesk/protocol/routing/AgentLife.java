// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.Cause;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.Device;
import org.citizendesk.protocol.fact.AgentFact.Health;
import org.citizendesk.protocol.fact.AgentFact.Link;
import org.citizendesk.protocol.fact.AgentFact.Stamp;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.jspecify.annotations.Nullable;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where an agent stands after some of the facts of the ledger. Server and desktops read it from the
 * same facts by the same rules.
 *
 * @param shown what the agent is doing
 * @param chosen what holds once there is no work
 * @param next what holds from the end of the work in hand; null if that is {@code chosen}
 * @param missed whether the agent let an offer lapse and has not said a word since
 * @param version how many choices people have made about the agent
 */
public record AgentLife(
    Shown shown, Choice chosen, @Nullable Next next, boolean missed, Tracks tracks, long version) {
  /** Somebody of whom nothing was heard yet. */
  public static final AgentLife BEGINNING =
      new AgentLife(
          new Shown(State.SIGNED_OUT, "", Cause.SYSTEM, null),
          new Choice(State.SIGNED_OUT, ""),
          null,
          false,
          Tracks.BEGINNING,
          0);

  /**
   * What the agent is doing, and who caused it.
   *
   * @param reason for NOT_READY; empty otherwise
   * @param by the supervisor's sign-in name; null if none had to do with it
   */
  public record Shown(State state, String reason, Cause cause, @Nullable String by) {}

  /**
   * What comes next, and who chose it.
   *
   * @param by the supervisor's sign-in name; null if none had to do with it
   */
  public record Next(Choice choice, Cause cause, @Nullable String by) {}

  /**
   * What runs beside the state.
   *
   * @param ready the channels of which contacts are taken
   * @param missing the devices that the desktop does not find
   */
  public record Tracks(Set<Channel> ready, Link link, Set<Device> missing) {
    /** All channels, and no link yet. */
    public static final Tracks BEGINNING =
        new Tracks(EnumSet.allOf(Channel.class), Link.DISCONNECTED, Set.of());

    /** Keeps what nobody can change. */
    public Tracks {
      ready = Set.copyOf(ready);
      missing = Set.copyOf(missing);
    }

    Tracks with(Channel channel, boolean on) {
      return new Tracks(changed(ready, channel, on), link, missing);
    }

    Tracks with(Link now) {
      return new Tracks(ready, now, missing);
    }

    Tracks with(Device device, Health health) {
      return new Tracks(ready, link, changed(missing, device, health == Health.MISSING));
    }

    private static <T> Set<T> changed(Set<T> before, T one, boolean in) {
      Set<T> after = new java.util.HashSet<>(before);
      var _ = in ? after.add(one) : after.remove(one);
      return after;
    }
  }

  /** Returns where the agent stands after one more fact of the ledger. */
  public AgentLife after(AgentFact fact) {
    return switch (fact) {
      case AgentFact.StateChanged changed -> after(changed);
      case AgentFact.NextChosen wish -> after(wish);
      case AgentFact.ChannelChanged changed ->
          with(tracks.with(changed.channel(), changed.ready()), changed.stamp());
      case AgentFact.LinkChanged changed -> with(tracks.with(changed.link()), changed.stamp());
      case AgentFact.DeviceChanged changed ->
          new AgentLife(
              shown,
              chosen,
              next,
              missed,
              tracks.with(changed.device(), changed.health()),
              version);
    };
  }

  private AgentLife after(AgentFact.StateChanged changed) {
    Stamp stamp = changed.stamp();
    boolean misses = changed.state() == State.NOT_RESPONDING;
    boolean heard =
        changed.cause() == Cause.AGENT
            || changed.cause() == Cause.SUPERVISOR
            || changed.state() == State.SIGNED_OUT;
    return new AgentLife(
        new Shown(
            changed.state(), changed.reason(), changed.cause(), stamp == null ? null : stamp.by()),
        chosen(changed),
        next,
        misses || (missed && !heard),
        tracks,
        stamp == null ? version : stamp.version());
  }

  /** A server of an older version says only what is shown. */
  private Choice chosen(AgentFact.StateChanged changed) {
    Choice said = changed.chosen();
    if (said != null) {
      return said;
    }
    return isChoice(changed.state()) ? new Choice(changed.state(), changed.reason()) : chosen;
  }

  private AgentLife after(AgentFact.NextChosen wish) {
    Choice choice = wish.next();
    return new AgentLife(
        shown,
        chosen,
        choice == null ? null : new Next(choice, wish.cause(), wish.stamp().by()),
        missed,
        tracks,
        wish.stamp().version());
  }

  private AgentLife with(Tracks now, Stamp stamp) {
    return new AgentLife(shown, chosen, next, missed, now, stamp.version());
  }

  /** Returns whether a person can choose this state; the others follow from the work. */
  public static boolean isChoice(State state) {
    return switch (state) {
      case SIGNED_OUT, READY, NOT_READY -> true;
      case OFFERED, BUSY, WRAP_UP, NOT_RESPONDING -> false;
    };
  }

  /** Returns whether the agent wants new work. */
  public boolean wantsWork() {
    return chosen.state() == State.READY
        && !missed
        && (next == null || next.choice().state() == State.READY);
  }
}
