// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.attachment.TransferException;
import org.citizendesk.desktop.attachment.TransferException.Kind;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PackageUpdatesTest {
  private static final byte[] WHOLE = bytes(700_000, 1);
  private static final byte[] CHANGES = bytes(3_000, 2);

  @TempDir Path folder;

  private final Shop shop = new Shop();
  private final Here here = new Here();

  @Test
  void fetchesPieceByPieceAndInstallsWhatIsWhole() {
    shop.offer(12, WHOLE, null);

    runUntilItAsksAgain(updates());

    assertArrayEquals(WHOLE, here.taken.getFirst());
    assertEquals(List.of(), left());
    assertEquals(3, shop.pieces);
  }

  @Test
  void goesOnWhereItBrokeOffAlsoAfterARestart() {
    shop.offer(12, WHOLE, null);
    PackageUpdates first = updates();
    first.step();
    first.step();
    shop.away = true;
    assertTrue(first.step() > 60_000);
    assertEquals(1, left().size());
    shop.away = false;

    runUntilItAsksAgain(updates());

    assertArrayEquals(WHOLE, here.taken.getFirst());
    assertEquals(3, shop.pieces);
  }

  @Test
  void takesOnlyWhatHasChangedAndTheWholeIfThatDoesNotFit() {
    shop.offer(12, WHOLE, CHANGES);
    here.outcome = new Installing.Refused(Why.INCOMPLETE, "It holds only changes.");
    PackageUpdates updates = updates();

    runUntilItAsksAgain(updates);
    here.outcome = new Installing.Installed(12);
    runUntilItAsksAgain(updates);

    assertArrayEquals(CHANGES, here.taken.get(0));
    assertArrayEquals(WHOLE, here.taken.get(1));
  }

  @Test
  void whatWasRefusedIsNotFetchedAgain() {
    shop.offer(12, WHOLE, null);
    here.outcome = new Installing.Refused(Why.UNKNOWN_KEY, "It was signed by a stranger.");
    PackageUpdates updates = updates();
    runUntilItAsksAgain(updates);

    assertTrue(updates.step() > 60_000);

    assertEquals(1, here.taken.size());
  }

  @Test
  void whatIsHereOrWasPutAsideIsNotFetched() {
    shop.offer(12, WHOLE, null);
    here.highest = 12;

    assertTrue(updates().step() > 60_000);
  }

  @Test
  void whatArrivesDamagedIsThrownAwayAndFetchedAgain() throws IOException {
    shop.offer(12, WHOLE, null);
    PackageUpdates updates = updates();
    updates.step();
    updates.step();
    Path part = folder.resolve(left().getFirst());
    byte[] bytes = Files.readAllBytes(part);
    bytes[0]++;
    Files.write(part, bytes);

    runUntilItAsksAgain(updates);
    assertEquals(List.of(), here.taken);

    runUntilItAsksAgain(updates);
    assertArrayEquals(WHOLE, here.taken.getFirst());
  }

  @Test
  void asksAgainLaterAndNotAllAtTheSameTime() {
    List<Long> rests =
        Stream.of(1, 2, 3, 4)
            .map(seed -> new PackageUpdates(shop, here, folder, new Random(seed)).step())
            .distinct()
            .toList();

    assertTrue(rests.size() > 2, rests.toString());
    assertTrue(rests.stream().allMatch(it -> it >= 450_000 && it <= 1_350_000), rests.toString());
  }

  private PackageUpdates updates() {
    return new PackageUpdates(shop, here, folder, new Random(1));
  }

  private static void runUntilItAsksAgain(PackageUpdates updates) {
    for (int i = 0; i < 100; i++) {
      if (updates.step() > 60_000) {
        return;
      }
    }
    throw new AssertionError("it never rests");
  }

  private List<String> left() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> String.valueOf(it.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** A server in memory. */
  private static final class Shop implements PackageServer {
    private final List<byte[]> files = List.of(WHOLE, CHANGES);
    private @Nullable Offer offer;
    private boolean away;
    private int pieces;

    void offer(long edition, byte[] whole, byte @Nullable [] changes) {
      offer = new Offer(edition, piece(whole), changes == null ? null : piece(changes));
    }

    private static Piece piece(byte[] bytes) {
      return new Piece(Sha256.of(bytes), bytes.length);
    }

    @Override
    public Optional<Offer> offer(long since) {
      return Optional.ofNullable(offer);
    }

    @Override
    public byte[] get(String sha256, long offset, int length) throws TransferException {
      if (away) {
        throw new TransferException(Kind.LATER, "The server cannot be reached.");
      }
      pieces++;
      byte[] file =
          files.stream().filter(it -> Sha256.of(it).equals(sha256)).findFirst().orElseThrow();
      return Arrays.copyOfRange(file, (int) offset, (int) offset + length);
    }
  }

  /** Remembers what it was given. */
  private static final class Here implements PackageInstaller {
    private final List<byte[]> taken = new ArrayList<>();
    private Installing outcome = new Installing.Installed(12);
    private long highest = 11;

    @Override
    public long edition() {
      return 11;
    }

    @Override
    public long highest() {
      return highest;
    }

    @Override
    public CompletableFuture<Installing> install(Path file) {
      try {
        taken.add(Files.readAllBytes(file));
        return CompletableFuture.completedFuture(outcome);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
