// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SnapshotPiece;
import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.PageFile;
import org.citizendesk.protocol.frame.ServerFrame;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One snapshot on its way to a desktop, beside the connection; it may break off at any point. */
final class Fetch {
  private final World world;
  private final @Nullable Node node;
  private final ServerFrame.Snapshot offer;
  private final RandomGenerator random;
  private final Consumer<SnapshotPiece> desk;
  private boolean given;

  /**
   * @param node where the file lies
   * @param desk hears what comes of it
   */
  Fetch(
      World world,
      @Nullable Node node,
      ServerFrame.Snapshot offer,
      RandomGenerator random,
      Consumer<SnapshotPiece> desk) {
    this.world = world;
    this.node = node;
    this.offer = offer;
    this.random = random;
    this.desk = desk;
  }

  void start() {
    later(world.latency() * 3, this::arrive);
  }

  /** Nothing more is heard of it. */
  void abandon() {
    given = true;
  }

  private void later(long millis, Runnable action) {
    world.in(
        millis,
        "snapshot",
        () -> {
          if (!given) {
            action.run();
          }
        });
  }

  private boolean luckless() {
    return !world.weather().isFair() && random.nextInt(12) == 0;
  }

  private void arrive() {
    Optional<byte[]> file = node == null ? Optional.empty() : node.snapshot(offer.name());
    if (file.isEmpty() || luckless()) {
      over(false);
    } else if (luckless()) {
      // It stops without a word, and the desktop has to notice.
      given = true;
    } else {
      desk.accept(new SnapshotPiece.Arrived(offer.bytes()));
      give(world.seam().snapshot(pages(file.get())));
    }
  }

  private List<ServerFrame.Page> pages(byte[] file) {
    List<ServerFrame.Page> pages = new ArrayList<>();
    try (PageFile.Reader reader = new PageFile.Reader(new ByteArrayInputStream(file), offer)) {
      reader.next().ifPresent(pages::add);
      while (!pages.isEmpty() && pages.getLast().to() < offer.to()) {
        reader.next().ifPresent(pages::add);
      }
    } catch (IOException | BadFrameException e) {
      throw new IllegalStateException("the server made what no desktop can read", e);
    }
    return pages;
  }

  private void give(List<ServerFrame.Page> pages) {
    if (pages.isEmpty() || luckless()) {
      over(pages.isEmpty());
      return;
    }
    int some = Math.min(pages.size(), 1 + random.nextInt(3));
    later(
        random.nextInt(200),
        () -> {
          desk.accept(new SnapshotPiece.Pages(pages.subList(0, some)));
          give(pages.subList(some, pages.size()));
        });
  }

  private void over(boolean whole) {
    later(random.nextInt(20), () -> desk.accept(new SnapshotPiece.Over(whole)));
  }
}
