// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.Tail;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.sync.SyncLimits;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The server: one node, or two that share a disk as they would share a database. */
final class Centre implements Admission {
  /** Small, so that slow readers show at once. */
  static final SyncLimits LIMITS =
      new SyncLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), 4, 2, 4000);

  private static final Duration LIFETIME = Duration.ofHours(12);

  private final World world;
  private final ServerDisk disk;
  private final Timetable.WallClock clock;
  private final RandomGenerator random;
  private final List<Node> nodes;
  private final Map<String, Sessions.Session> tokens = new HashMap<>();
  private @Nullable DeskLog stored;
  private @Nullable BiConsumer<String, List<Entry>> writer;
  private int sessions;

  Centre(World world, ServerDisk disk, Timetable.WallClock clock) {
    this.world = world;
    this.disk = disk;
    this.clock = clock;
    this.random = world.newRandom();
    int count = random.nextInt(3) == 0 ? 1 : 2;
    this.nodes =
        IntStream.rangeClosed(1, count).mapToObj(n -> new Node(world, this, "node" + n)).toList();
  }

  Timetable.WallClock clock() {
    return clock;
  }

  /** Returns whether several nodes write to the log. */
  boolean isShared() {
    return nodes.size() > 1;
  }

  /** Returns whether any node runs. */
  boolean isUp() {
    return nodes.stream().anyMatch(Node::isUp);
  }

  /** Returns a node that may or may not run. */
  Node any() {
    return isShared() ? nodes.get(random.nextInt(nodes.size())) : nodes.getFirst();
  }

  List<Node> nodes() {
    return nodes;
  }

  void start() {
    nodes.forEach(Node::start);
  }

  void crash() {
    nodes.forEach(Node::crash);
  }

  /** Returns the log, which the first node opens that starts. */
  Supplier<DeskLog> open() {
    if (stored == null) {
      opened();
    }
    return () -> {
      DeskLog now = stored;
      if (now == null) {
        throw new IllegalStateException("no node has the log open");
      }
      return now;
    };
  }

  private void opened() {
    DeskLog log = world.seam().disk(disk.open());
    stored = log;
    log.listen(
        entries -> {
          world.oracle().committed(entries);
          BiConsumer<String, List<Entry>> by = writer;
          if (by != null) {
            by.accept(log.epoch(), entries);
          }
        });
    world.oracle().opened(log);
  }

  /** Returns the ends of all partitions, for one node. */
  List<Tail> tails() {
    return open().get().heads().stream()
        .map(head -> new Tail(world.seam().tail(head.partition(), disk.tail(head.partition()))))
        .toList();
  }

  /** Has a node write, and tells it what it has added to the log, and that log's name. */
  void write(Runnable work, BiConsumer<String, List<Entry>> added) {
    writer = added;
    work.run();
    writer = null;
  }

  /** A node is gone. */
  void left() {
    if (!isUp()) {
      stored = null;
      disk.crash();
    }
  }

  /** A node has committed something. */
  void ringOthers(Node by) {
    nodes.stream().filter(node -> node != by).forEach(Node::ring);
  }

  /** While no node runs, an older state is put back. */
  void rollBack(int commits, boolean rename) {
    List<ServerFrame.Head> heads = disk.rollBack(commits, rename);
    world.oracle().rolledBack(heads);
  }

  /**
   * The database's stand-by takes over, which lacks the newest commits, and the log gets another
   * name. Nodes that run go on.
   */
  void failOver(int commits) {
    nodes.forEach(Node::answer);
    rollBack(commits, true);
    if (isUp()) {
      opened();
    }
  }

  void close() {
    disk.close();
  }

  String newToken(String user) {
    String token = "token-" + ++sessions;
    ServerFrame.User who = new ServerFrame.User(user, user, List.of(Role.AGENT));
    tokens.put(token, new Sessions.Session("session", who, clock.instant().plus(LIFETIME)));
    return token;
  }

  /** No token of before is valid any more. */
  void expireTokens() {
    tokens.replaceAll(
        (token, session) -> new Sessions.Session(session.id(), session.user(), Instant.EPOCH));
  }

  @Override
  public Optional<Sessions.Session> find(String token) {
    return Optional.ofNullable(tokens.get(token))
        .filter(session -> clock.instant().isBefore(session.expiresAt()));
  }

  @Override
  public void bind(Sessions.Session session, DeviceId device) {
    // Which desktop it was matters to no rule of the simulation.
  }
}
