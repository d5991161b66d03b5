// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same simulation on the real stores of both sides: a crash leaves what is in the files. */
class SqliteSimulationTest {
  private static final int SEEDS = 25;

  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void noPromiseIsBrokenOnRealFiles() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SqliteDisks disks = new SqliteDisks(folder.resolve("run-" + seed));
      Violation violation = Simulation.run(seed, Seam.HONEST, disks, false).violation();
      if (violation != null) {
        throw new AssertionError("seed " + seed + ": " + violation.getMessage(), violation);
      }
    }
  }

  /** Only programs die here, not computers, so the files may be in memory, which is faster. */
  static final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "simulation")
          : Files.createTempDirectory("simulation");
    }
  }
}
