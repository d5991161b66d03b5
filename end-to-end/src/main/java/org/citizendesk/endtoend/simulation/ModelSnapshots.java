// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.codec.PageFile;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.snapshot.Snapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** The server's snapshots in memory, made some time after they were asked for, or not at all. */
final class ModelSnapshots implements Snapshots {
  private static final String ANY_HASH = "0123456789abcdef".repeat(4);

  private final World world;
  private final DeskLog log;
  private final BooleanSupplier alive;
  private final RandomGenerator random;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Long> owners = new HashMap<>();
  private int made;

  /**
   * @param alive whether the server still runs that they are of
   */
  ModelSnapshots(World world, DeskLog log, BooleanSupplier alive, RandomGenerator random) {
    this.world = world;
    this.log = log;
    this.alive = alive;
    this.random = random;
  }

  @Override
  public long worthFrom() {
    return world.weather().snapshotsFrom();
  }

  @Override
  public CompletableFuture<Optional<ServerFrame.Snapshot>> make(Wanted wanted) {
    CompletableFuture<Optional<ServerFrame.Snapshot>> answer = new CompletableFuture<>();
    world.in(
        random.nextInt(600),
        "snapshot made",
        () -> {
          if (alive.getAsBoolean()) {
            boolean fails = !world.weather().isFair() && random.nextInt(6) == 0;
            answer.complete(fails ? Optional.empty() : offer(wanted));
          }
        });
    return answer;
  }

  private Optional<ServerFrame.Snapshot> offer(Wanted wanted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long at = wanted.after();
    try (PageFile.Writer file = new PageFile.Writer(bytes)) {
      LogPage page;
      do {
        page = log.page(wanted.partition(), at, Simulation.PAGE, wanted.topics());
        if (!page.epoch().equals(wanted.log()) || page.from() != at || page.to() <= at) {
          return Optional.empty();
        }
        file.add(
            new ServerFrame.Page(
                wanted.partition(),
                at,
                page.to(),
                wanted.subVersion(),
                true,
                page.events(),
                page.proof()));
        at = page.to();
      } while (page.more());
      file.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    String name = Uuids.named("snapshot", "" + made++).toString();
    files.put(name, bytes.toByteArray());
    owners.put(name, wanted.owner());
    return Optional.of(
        new ServerFrame.Snapshot(
            wanted.partition(), wanted.after(), at, name, bytes.size(), ANY_HASH));
  }

  /** Returns the bytes of a file that is still there. */
  Optional<byte[]> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public void left(long owner) {
    owners.entrySet().removeIf(file -> file.getValue() == owner);
    files.keySet().retainAll(owners.keySet());
  }
}
