// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Records one run of a script, and switches the power off at moments that a seed picks. */
final class PowerRun {
  private static final int MOST_COMPLAINTS = 100;

  private final Script script;
  private final long seed;
  private final Cheat cheat;
  private int cuts;
  private int finds;
  private final List<String> complaints = new ArrayList<>();

  /**
   * What was found.
   *
   * @param steps how much was recorded
   * @param said how much the program said was safe
   * @param cuts how many moments were tried
   * @param finds how many states of the disk were opened
   * @param complaints one line for each broken promise; the first hundred
   */
  record Found(
      Script script,
      long seed,
      int steps,
      int said,
      int cuts,
      int finds,
      List<String> complaints) {}

  PowerRun(Script script, long seed, Cheat cheat) {
    this.script = script;
    this.seed = seed;
    this.cheat = cheat;
  }

  /**
   * Records and judges.
   *
   * @param most how many moments to try at most
   * @param more is asked before each; the first no ends it
   */
  Found run(int most, BooleanSupplier more) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("power-loss").toRealPath();
    Path lab = Files.createTempDirectory(fast(work), "power-loss-found");
    try {
      Path folder = Files.createDirectory(work.resolve("files"));
      List<Step> steps = Tracer.record(work, folder, script, seed, cheat);
      Random random = new Random(seed);
      while (cuts < most && complaints.size() < MOST_COMPLAINTS && more.getAsBoolean()) {
        Step near = steps.get(random.nextInt(steps.size()));
        cut(steps, folder, lab.resolve("" + cuts), near.at() + random.nextInt(2), random);
      }
      int said = (int) steps.stream().filter(step -> step instanceof Step.Said).count();
      return new Found(script, seed, steps.size(), said, cuts, finds, List.copyOf(complaints));
    } finally {
      remove(work);
      remove(lab);
    }
  }

  /** Finds are small and many; in memory they are opened quickly, and nothing there must last. */
  private static Path fast(Path otherwise) {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : otherwise;
  }

  private void cut(List<Step> steps, Path root, Path lab, long moment, Random random)
      throws IOException {
    cuts++;
    List<String> said =
        steps.stream()
            .filter(step -> step instanceof Step.Said && step.at() < moment)
            .map(step -> ((Step.Said) step).line())
            .toList();
    RecordedDisk disk = new RecordedDisk(steps, moment);
    find(disk, root, lab, Survival.nothing(), said, moment + ", synced only");
    find(disk, root, lab, Survival.some(random), said, moment + ", torn");
  }

  private void find(
      RecordedDisk disk, Path root, Path lab, Survival survival, List<String> said, String where)
      throws IOException {
    Files.createDirectory(lab);
    finds++;
    disk.write(root, lab, survival);
    try {
      script.verifier().judge(lab, said).forEach(what -> complain(where, what));
    } catch (RuntimeException e) {
      // Whatever the product fails with, it could not go on with what it found.
      complain(where, "cannot be used: " + e);
    }
    remove(lab);
  }

  private void complain(String where, String what) {
    complaints.add("%s, seed %d, cut at %s: %s".formatted(script, seed, where, what));
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
