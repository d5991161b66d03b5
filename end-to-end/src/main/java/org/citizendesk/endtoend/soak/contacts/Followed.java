// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows every contact through the log, by rules of its own rather than the product's: who has it,
 * since when it waits, how much each agent has.
 */
final class Followed {
  private static final long NEVER = Long.MIN_VALUE;

  private final Capacity capacity;
  private final Consumer<String> violation;
  private final Map<UUID, Life> lives = new HashMap<>();
  private final Map<String, Agent> agents = new HashMap<>();
  private final List<Long> waits = new ArrayList<>();
  private final List<Long> offerMillis = new ArrayList<>();
  private int offered;
  private int returned;
  private int handedOn;
  private int parked;
  private long firstOpened = NEVER;
  private long lastOffered = NEVER;
  private long now;

  /** Where a contact is. */
  private enum State {
    WAITING,
    OFFERED,
    IN_HAND,
    PARKED,
    CLOSED
  }

  /**
   * @param capacity most contacts that an agent may have, finished ones included until they are
   *     wrapped up
   * @param violation hears of each moment in which a rule was broken
   */
  Followed(Capacity capacity, Consumer<String> violation) {
    this.capacity = capacity;
    this.violation = violation;
  }

  int offered() {
    return offered;
  }

  /** Returns how often a contact went back to its queue. */
  int returned() {
    return returned;
  }

  /** Returns how often an agent handed a contact on. */
  int handedOn() {
    return handedOn;
  }

  /** Returns how often an agent put a contact aside. */
  int parked() {
    return parked;
  }

  boolean isOpen(UUID contact) {
    return Optional.ofNullable(lives.get(contact))
        .filter(life -> life.state != State.CLOSED)
        .isPresent();
  }

  int open() {
    return Math.toIntExact(lives.values().stream().filter(l -> l.state != State.CLOSED).count());
  }

  /** Returns the longest time that anybody waited for an agent to take the contact. */
  double longestWaitSeconds() {
    long still =
        lives.values().stream()
            .filter(life -> life.waitsSince != NEVER)
            .mapToLong(life -> now - life.waitsSince)
            .max()
            .orElse(0);
    return Math.max(still, waits.stream().mapToLong(each -> each).max().orElse(0)) / 1000.0;
  }

  double offersPerSecond() {
    double seconds = (lastOffered - firstOpened) / 1000.0;
    return offered < 2 || seconds <= 0 ? 0 : offered / seconds;
  }

  /**
   * Returns the 99th percentile from the moment in which a contact waited and the agent had room,
   * to the offer.
   */
  double offerP99Millis() {
    List<Long> sorted = offerMillis.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * 0.99)));
  }

  void take(Happening event) {
    now = event.at();
    if (event.fact() instanceof AgentFact.StateChanged changed) {
      if (changed.state() == AgentFact.State.READY && changed.cause() == AgentFact.Cause.AGENT) {
        agent(changed.agent()).roomSince = now;
      }
      return;
    }
    UUID contact = event.contact();
    if (contact == null) {
      return;
    }
    if (event.fact() instanceof ContactFact.Opened opened && opened.channel() != Channel.VOICE) {
      firstOpened = firstOpened == NEVER ? now : firstOpened;
      lives.put(contact, new Life(contact, opened.channel()));
    }
    Life life = lives.get(contact);
    if (life != null) {
      switch (event.fact()) {
        case ContactFact.Queued queued -> queued(life, queued);
        case ContactFact.Transferred to -> handedOn(life, to.to());
        case ContactFact.Offered offer -> offered(life, offer.agent());
        case ContactFact.OfferMissed missed -> release(life);
        case ContactFact.Accepted accepted -> accepted(life, accepted.agent());
        case ContactFact.Parked parked -> parked(life, parked.agent());
        case ContactFact.Resumed resumed -> resumed(life, resumed.agent());
        case ContactFact.WrappedUp wrapped -> close(life);
        case ChatFact.Ended ended -> ended(life);
        default -> {
          // It moves nothing.
        }
      }
    }
  }

  private void queued(Life life, ContactFact.Queued queued) {
    release(life);
    life.state = State.WAITING;
    life.placedAt = now;
    switch (queued.cause()) {
      case NEW, REOPENED, TRANSFERRED -> life.waitsSince = now;
      case WOKEN, CITIZEN_WROTE -> {
        life.waitsSince = now;
        life.kept = true;
      }
      default -> {
        returned++;
        life.waitsSince = life.waitsSince == NEVER ? now : life.waitsSince;
      }
    }
  }

  private void handedOn(Life life, @Nullable String to) {
    handedOn++;
    life.kept = to != null;
  }

  private void offered(Life life, String name) {
    offered++;
    lastOffered = now;
    Agent agent = agent(name);
    if (life.state != State.WAITING) {
      violation.accept(
          "contact %s is offered to %s while it is %s with %s"
              .formatted(life.id, name, life.state, life.agent));
    }
    release(life);
    if (!hasRoom(agent, life.channel)) {
      violation.accept("contact %s is offered to %s, who has no room".formatted(life.id, name));
    }
    if (!agent.offers.isEmpty()) {
      violation.accept("contact %s is a second offer to %s".formatted(life.id, name));
    }
    if (!life.kept) {
      offerMillis.add(now - Math.max(life.placedAt, Math.max(agent.roomSince, firstOpened)));
    }
    life.kept = false;
    agent.offers.add(life);
    life.state = State.OFFERED;
    life.agent = name;
  }

  private boolean hasRoom(Agent agent, Channel channel) {
    List<Channel> has =
        Stream.concat(agent.offers.stream(), agent.inHand.stream())
            .map(life -> life.channel)
            .toList();
    int most = channel == Channel.CHAT ? capacity.chats() : capacity.mails();
    return Collections.frequency(has, channel) < most && has.size() < capacity.together();
  }

  private void accepted(Life life, String name) {
    if (life.state != State.OFFERED || !name.equals(life.agent)) {
      violation.accept(
          "contact %s is taken by %s while it is %s with %s"
              .formatted(life.id, name, life.state, life.agent));
    }
    release(life);
    agent(name).inHand.add(life);
    life.state = State.IN_HAND;
    life.agent = name;
    waited(life);
  }

  private void parked(Life life, String name) {
    if (life.state != State.IN_HAND || !name.equals(life.agent)) {
      violation.accept(
          "contact %s is put aside by %s while it is %s with %s"
              .formatted(life.id, name, life.state, life.agent));
    }
    release(life);
    parked++;
    life.state = State.PARKED;
    life.owner = name;
  }

  private void resumed(Life life, String name) {
    if (life.state != State.PARKED || !name.equals(life.owner)) {
      violation.accept(
          "contact %s is taken up by %s while it is %s with %s"
              .formatted(life.id, name, life.state, life.owner));
    }
    agent(name).inHand.add(life);
    life.state = State.IN_HAND;
    life.agent = name;
  }

  private void ended(Life life) {
    if (life.state == State.WAITING || life.state == State.OFFERED) {
      close(life);
    }
  }

  private void close(Life life) {
    release(life);
    life.state = State.CLOSED;
    waited(life);
  }

  private void waited(Life life) {
    if (life.waitsSince != NEVER) {
      waits.add(now - life.waitsSince);
      life.waitsSince = NEVER;
    }
  }

  /** Takes a contact from the agent who has it, who has room from now on. */
  private void release(Life life) {
    if (life.agent != null) {
      Agent agent = agent(Objects.requireNonNull(life.agent));
      agent.offers.remove(life);
      agent.inHand.remove(life);
      agent.roomSince = now;
      life.agent = null;
    }
    if (life.state == State.OFFERED) {
      life.state = State.WAITING;
    }
  }

  private Agent agent(String name) {
    return agents.computeIfAbsent(name, first -> new Agent());
  }

  /** One contact. */
  private static final class Life {
    private final UUID id;
    private final Channel channel;
    // For a colleague who may have no room yet, while others have.
    private boolean kept;
    private State state = State.WAITING;
    private @Nullable String agent;
    private @Nullable String owner;
    private long placedAt;
    private long waitsSince = NEVER;

    Life(UUID id, Channel channel) {
      this.id = id;
      this.channel = channel;
    }
  }

  /** What one agent has. */
  private static final class Agent {
    private final Set<Life> offers = new HashSet<>();
    private final Set<Life> inHand = new HashSet<>();
    private long roomSince = NEVER;
  }
}
