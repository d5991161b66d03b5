// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.contact.Place;
import org.citizendesk.server.contact.Workload;
import org.citizendesk.server.testing.ContactTable;
import org.citizendesk.server.testing.TestLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Whatever comes in whatever order, decided by one node or the other: nothing is lost, nothing is
 * offered to two, nobody gets more than fits, and nothing waits while somebody is free for it.
 */
class RoutingPropertiesTest {
  private static final AgentFact.State NOT_READY = AgentFact.State.NOT_READY;
  private static final int STEPS = 250;
  private static final int CAPACITY = 2;
  private static final RoutingRules RULES =
      new RoutingRules(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(30), CAPACITY);
  private static final List<String> AGENTS = List.of("ann", "bob", "cyd");

  /** What happened in any of the walks. */
  private static final Set<String> MET = ConcurrentHashMap.newKeySet();

  private static final AtomicInteger STEPPED = new AtomicInteger();
  private static final AtomicInteger ACCEPTED = new AtomicInteger();

  private final Set<String> linked = new HashSet<>(AGENTS);
  private final Set<ContactId> arrived = new HashSet<>();
  private final Set<ContactId> ended = new HashSet<>();
  @TempDir Path folder;
  private TestLog log;
  private Contacts contacts;

  @BeforeEach
  void open() {
    log = new TestLog(folder, Contacts.rules().and(AgentLedger.rules()).and(new Books().rules()));
    contacts = new Contacts(log.uuids);
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** One walk alone may not meet everything. */
  @AfterAll
  static void everythingWasMet() {
    Set<String> missing = new HashSet<>(List.of("handed on", "put aside", "resumed"));
    Stream.of(ContactFact.Cause.values()).map(Enum::name).forEach(missing::add);
    // Nobody is away for so long in these walks, and no citizen comes back.
    missing.removeAll(Set.of("AGENT_AWAY", "REOPENED"));
    missing.removeAll(MET);
    assertEquals(Set.of(), missing, "the walks must get somewhere to prove anything");
    assertTrue(ACCEPTED.get() > STEPPED.get() / 20, "of " + STEPPED + " steps " + ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theDeskIsInOrderAfterEachStep(long seed) {
    walk(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8, 10})
  void theDeskIsInOrderByTheBookToo(long seed) {
    RandomBook.entries(new Random(seed)).forEach(entry -> log.happens(RandomBook.SUBJECT, entry));
    walk(seed);
  }

  private void walk(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      Set<String> lost = happens(random);
      // A new desk for each decision: nothing may depend on what a node remembers.
      Desk node = new Desk(contacts, RULES, ledger());
      log.write(tx -> node.settle(tx, log.clock.instant(), linked, lost));
      check("seed " + seed + ", step " + step + ": ");
    }
    assertEachLifeIsPossible();
    log.facts(ContactFact.Transferred.class).forEach(fact -> MET.add("handed on"));
    log.facts(ContactFact.Parked.class).forEach(fact -> MET.add("put aside"));
    log.facts(ContactFact.Resumed.class).forEach(fact -> MET.add("resumed"));
    log.facts(ContactFact.Queued.class).forEach(fact -> MET.add(fact.cause().name()));
    STEPPED.addAndGet(STEPS);
    ACCEPTED.addAndGet(log.facts(ContactFact.Accepted.class).size());
  }

  /** Lets one thing happen and returns who is lost by it. */
  private Set<String> happens(Random random) {
    String agent = pick(random, AGENTS);
    switch (random.nextInt(27)) {
      case 0, 1, 2 -> arrive(random, random.nextBoolean() ? Channel.CHAT : Channel.EMAIL);
      case 3 -> call(agent);
      case 4, 5, 6, 7 -> answer(random, agent, true);
      case 8 -> answer(random, agent, false);
      case 9, 10, 18, 19 -> decide(agent, new Command.SetAgentState(AgentFact.State.READY, ""));
      case 11 -> decide(agent, new Command.SetAgentState(AgentFact.State.NOT_READY, "tea"));
      case 12, 13 -> wrapUp(random);
      case 14 -> decide(agent, anyState(random));
      case 15 ->
          decide(
              agent,
              new Command.SetChannelReady(
                  pick(random, List.of(Channel.values())), random.nextInt(3) > 0, null));
      case 16 ->
          decide(pick(random, AGENTS), new Command.SetStateOfAgent(agent, NOT_READY, "talk", null));
      case 17 -> log.clock.advance(Duration.ofSeconds(1 + random.nextInt(25)));
      case 20, 21, 22 -> handOn(random, agent);
      case 23, 24 -> park(random, agent);
      case 25 -> resume(random);
      default -> {
        if (random.nextBoolean()) {
          return blink(agent);
        }
        citizenLeaves(random);
      }
    }
    return Set.of();
  }

  private static Command anyState(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Command.CancelNextState(null);
      case 1 -> new Command.SetAgentState(NOT_READY, "lunch");
      default -> new Command.SetAgentState(AgentFact.State.SIGNED_OUT, "");
    };
  }

  private Set<String> blink(String agent) {
    if (linked.add(agent)) {
      return Set.of();
    }
    linked.remove(agent);
    return Set.of(agent);
  }

  private void arrive(Random random, Channel channel) {
    ContactFact.Opened opened = opened(channel, pick(random, RandomBook.QUEUES));
    arrived.add(log.write(tx -> contacts.open(tx, citizen(), opened)));
  }

  private void call(String agent) {
    ContactId id = new ContactId(log.uuids.next());
    arrived.add(id);
    log.happens(
        new Event.Subject(citizen(), id),
        opened(Channel.VOICE, "benefits"),
        new ContactFact.Accepted(agent));
  }

  private void answer(Random random, String agent, boolean yes) {
    Optional<Contact> offer =
        all().stream()
            .filter(each -> each.state() == ContactLife.State.OFFERED)
            .filter(each -> agent.equals(each.agent()) || random.nextInt(8) == 0)
            .findFirst();
    offer.ifPresent(
        each ->
            decide(
                agent,
                yes
                    ? new Command.AcceptOffer(each.id(), each.version())
                    : new Command.DeclineOffer(each.id(), each.version())));
  }

  private void handOn(Random random, String to) {
    List<Contact> given = inHand(random.nextInt(4) == 0);
    if (given.isEmpty()) {
      answer(random, to, true);
      return;
    }
    Contact each = pick(random, given);
    decide(
        owner(each),
        new Command.Transfer(
            each.id(),
            each.version(),
            random.nextBoolean() ? each.queue() : pick(random, RandomBook.QUEUES),
            random.nextInt(3) > 0 ? to : null,
            random.nextInt(4) > 0 ? "note" : ""));
  }

  private void park(Random random, String agent) {
    List<Contact> mine = inHand(false);
    if (mine.isEmpty()) {
      answer(random, agent, true);
      return;
    }
    Contact each = pick(random, mine);
    Instant until =
        random.nextBoolean() ? log.clock.instant().plusSeconds(1 + random.nextInt(60)) : null;
    decide(owner(each), new Command.Park(each.id(), each.version(), until));
  }

  private void resume(Random random) {
    List<Contact> parked = inHand(true);
    if (!parked.isEmpty()) {
      Contact each = pick(random, parked);
      if (random.nextBoolean()) {
        decide(owner(each), new Command.Resume(each.id(), each.version()));
      } else {
        log.write(
            tx -> {
              contacts.heard(tx, each.id());
              return true;
            });
      }
    }
  }

  private List<Contact> inHand(boolean parked) {
    return all().stream()
        .filter(each -> each.state() == ContactLife.State.IN_HAND)
        .filter(each -> each.channel() != Channel.VOICE && !each.life().isWrapUp())
        .filter(each -> each.life().parked() == parked)
        .toList();
  }

  private static String owner(Contact contact) {
    return Objects.requireNonNull(contact.agent(), "it is in somebody's hands");
  }

  private void wrapUp(Random random) {
    Optional<Contact> done = any(random, ContactLife.State.IN_HAND);
    done.ifPresent(
        each -> {
          String owner = Objects.requireNonNull(each.agent(), "it is in somebody's hands");
          log.happens(each.about(), new ContactFact.WrappedUp(owner, "SOLVED", "", 1));
          ended.add(each.id());
        });
  }

  private void citizenLeaves(Random random) {
    List<Contact> live =
        all().stream().filter(Contact::isLive).filter(RoutingPropertiesTest::isOpen).toList();
    if (live.isEmpty()) {
      return;
    }
    Contact left = pick(random, live);
    boolean call = left.channel() == Channel.VOICE;
    log.happens(
        left.about(),
        call
            ? new CallFact.Changed(CallFact.State.ENDED, "caller hung up")
            : new ChatFact.Ended(ChatFact.Author.CITIZEN));
    if (left.state() != ContactLife.State.IN_HAND) {
      ended.add(left.id());
    }
  }

  private static boolean isOpen(Contact contact) {
    return contact.state() != ContactLife.State.CLOSED;
  }

  private void decide(String agent, Command command) {
    Desk node = new Desk(contacts, RULES, ledger());
    StateCommands states = new StateCommands(node, ledger(), Reasons.ANY);
    Commands commands = new Commands(contacts, node, RULES, states);
    ClientFrame.Cmd cmd =
        new ClientFrame.Cmd(
            new CommandId(UUID.randomUUID()), command, log.clock.instant().plusSeconds(5));
    User user = new User(agent, agent, List.of(Role.AGENT, Role.SUPERVISOR));
    log.write(tx -> commands.decide(tx, user, cmd, log.clock.instant()));
  }

  private AgentLedger ledger() {
    return new AgentLedger(() -> new AgentLedger.Reading("clock", log.clock.millis()));
  }

  private void check(String where) {
    List<Contact> all = all();
    assertEquals(arrived.size(), all.size(), where + "each contact is there");
    for (Contact contact : all) {
      assertEquals(
          ended.contains(contact.id()), !isOpen(contact), where + "closed only if it ended");
      Instant wake = contact.life().until();
      boolean overslept =
          contact.life().parked() && wake != null && !wake.isAfter(log.clock.instant());
      assertFalse(overslept, where + "is to be woken: " + contact);
    }
    Map<String, Agent> agents = new HashMap<>();
    for (String name : AGENTS) {
      find(name).ifPresent(agent -> agents.put(name, agent));
      Workload counted = counted(all, name);
      assertEquals(counted, agents.containsKey(name) ? agents.get(name).load() : counted, where);
      assertTrue(counted.offered() <= 1, where + name + " has one offer at most");
      assertFalse(counted.offered() == 1 && counted.calls() > 0, where + name + " is on a call");
      assertNoMoreThanFits(where + name, all, name);
    }
    agents.values().forEach(agent -> assertStateFits(where, agent));
    assertNothingWaitsInVain(where, all, agents);
    assertOnlyWhoWasChosenIsOffered(where, all);
  }

  private void assertNoMoreThanFits(String where, List<Contact> all, String name) {
    Book book = book();
    Capacity capacity = book.capacity(book.person(name), Capacity.of(CAPACITY));
    List<Contact> mine =
        all.stream()
            .filter(each -> name.equals(each.agent()) && isOpen(each))
            .filter(each -> !each.life().isWrapUp() && !each.life().parked())
            .toList();
    long chats = mine.stream().filter(each -> each.channel() == Channel.CHAT).count();
    long mails = mine.stream().filter(each -> each.channel() == Channel.EMAIL).count();
    assertTrue(chats <= capacity.chats(), where + " has no more chats than fit");
    assertTrue(mails <= capacity.mails(), where + " has no more mails than fit");
    boolean together = capacity.together() == 0 || chats + mails <= capacity.together();
    assertTrue(together, where + " has no more chats and mails than fit together");
    boolean alone = mine.stream().anyMatch(each -> book.queue(each.queue()).alone());
    assertTrue(!alone || chats <= 1, where + " has what wants the whole of her and another chat");
  }

  private Book book() {
    return log.database.read(handle -> new Books().read(handle));
  }

  private static void assertStateFits(String where, Agent agent) {
    AgentLife life = agent.life();
    AgentFact.Choice fits = ShownState.of(life.chosen(), life.missed(), agent.load());
    assertEquals(
        fits, new AgentFact.Choice(life.shown().state(), life.shown().reason()), where + agent);
    assertTrue(agent.wantsWork() || agent.load().offered() == 0, where + agent + " has no offer");
    assertTrue(life.next() == null || agent.load().isLive(), where + agent + " waits for nothing");
  }

  private void assertNothingWaitsInVain(
      String where, List<Contact> all, Map<String, Agent> agents) {
    Set<String> declined = declined();
    List<Contact> waiting =
        all.stream().filter(each -> each.state() == ContactLife.State.WAITING).toList();
    Book book = book();
    for (Agent agent : agents.values()) {
      Person person = book.person(agent.agent());
      Capacity capacity = book.capacity(person, Capacity.of(CAPACITY));
      Room room = new Room(capacity, book.interruption(), agent.load());
      boolean there = agent.wantsWork() && linked.contains(agent.agent());
      for (Contact contact : waiting) {
        Queue queue = book.queue(contact.queue());
        boolean suits = contact.place().anySkill() ? person.speaks(queue) : person.serves(queue);
        boolean takes =
            there
                && suits
                && agent.isReadyFor(contact.channel())
                && room.isFor(contact.channel(), contact.place().alone())
                && isFor(contact, agent.agent(), agents);
        assertFalse(
            takes && !declined.contains(contact.id() + agent.agent()),
            where + agent + " could have " + contact);
      }
    }
  }

  private void assertOnlyWhoWasChosenIsOffered(String where, List<Contact> all) {
    for (Contact contact : all) {
      Instant until = contact.place().preferUntil();
      boolean justOffered =
          contact.state() == ContactLife.State.OFFERED
              && log.clock.instant().plus(RULES.offer()).equals(contact.offeredUntil());
      if (justOffered && until != null && until.isAfter(log.clock.instant())) {
        boolean chosen = Objects.equals(contact.place().preferred(), contact.agent());
        assertTrue(
            chosen || contact.place().keeping() != Place.Keeping.WHILE_AWAY,
            where + "not for all: " + contact);
      }
    }
  }

  private boolean isFor(Contact contact, String agent, Map<String, Agent> agents) {
    Instant until = contact.place().preferUntil();
    String kept = contact.place().preferred();
    return until == null
        || !until.isAfter(log.clock.instant())
        || agent.equals(kept)
        || isFree(contact, agents.get(String.valueOf(kept)));
  }

  /** Returns whether who it is kept for does not keep the others from it. */
  private boolean isFree(Contact contact, @Nullable Agent kept) {
    boolean works = kept != null && kept.wantsWork();
    return switch (contact.place().keeping()) {
      case WHILE_AWAY -> false;
      case WHILE_AT_WORK -> !works;
      case WHILE_ROOM -> !works || !fitsInHand(contact, Objects.requireNonNull(kept));
    };
  }

  private boolean fitsInHand(Contact contact, Agent agent) {
    Workload load = agent.load();
    Workload inHand = new Workload(load.calls(), load.chats(), load.mails(), 0, 0, load.alone());
    Book book = book();
    Capacity capacity = book.capacity(book.person(agent.agent()), Capacity.of(CAPACITY));
    return agent.isReadyFor(contact.channel())
        && new Room(capacity, book.interruption(), inHand)
            .isFor(contact.channel(), contact.place().alone());
  }

  /** Each offer begins at a waiting contact, and only who has it may take it. */
  private void assertEachLifeIsPossible() {
    for (Contact contact : all()) {
      ContactLife life = ContactLife.BEGINNING;
      for (Fact fact : log.facts(contact.id())) {
        if (fact instanceof ContactFact.Offered offered) {
          assertEquals(ContactLife.State.WAITING, life.state(), offered.toString());
        }
        if (fact instanceof ContactFact.Accepted accepted && contact.channel() != Channel.VOICE) {
          assertEquals(ContactLife.State.OFFERED, life.state());
          assertEquals(accepted.agent(), life.agent());
        }
        life = life.after(fact);
      }
      assertEquals(contact.life(), life, "the table says what the log says");
    }
  }

  private static Workload counted(List<Contact> all, String agent) {
    List<Contact> mine =
        all.stream().filter(each -> agent.equals(each.agent()) && !each.life().parked()).toList();
    return new Workload(
        inHand(mine, Channel.VOICE),
        inHand(mine, Channel.CHAT),
        inHand(mine, Channel.EMAIL),
        (int) mine.stream().filter(it -> it.state() == ContactLife.State.OFFERED).count(),
        (int) mine.stream().filter(it -> it.life().isWrapUp()).count(),
        (int) mine.stream().filter(it -> it.place().alone() && isOpen(it)).count());
  }

  private static int inHand(List<Contact> mine, Channel channel) {
    return (int)
        mine.stream()
            .filter(it -> it.state() == ContactLife.State.IN_HAND && it.channel() == channel)
            .filter(it -> !it.life().isWrapUp())
            .count();
  }

  private Optional<Contact> any(Random random, ContactLife.State state) {
    List<Contact> found = all().stream().filter(each -> each.state() == state).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(pick(random, found));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private List<Contact> all() {
    List<Contact> all = new ArrayList<>();
    for (ContactLife.State state : ContactLife.State.values()) {
      all.addAll(log.database.read(handle -> ContactTable.inState(handle, contacts, state)));
    }
    return all;
  }

  private Optional<Agent> find(String name) {
    return log.database.read(handle -> AgentLedger.find(handle, name));
  }

  private Set<String> declined() {
    return log.database.read(handle -> Desk.declined(handle)).entrySet().stream()
        .collect(
            HashSet::new,
            (set, entry) -> entry.getValue().forEach(id -> set.add(id + entry.getKey())),
            Set::addAll);
  }

  private static CitizenId citizen() {
    return new CitizenId(UUID.randomUUID());
  }

  private static ContactFact.Opened opened(Channel channel, String queue) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, queue, "", "party");
  }
}
