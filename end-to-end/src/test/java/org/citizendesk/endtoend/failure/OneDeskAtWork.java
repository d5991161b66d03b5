// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;

/** Where most failures begin: a server, a line to it, and one desktop that has read everything. */
abstract class OneDeskAtWork {
  @TempDir Path folder;
  Centre centre;
  Centre.Line line;
  Desk ann;

  @BeforeEach
  void open() {
    centre = new Centre(folder);
    line = centre.line("ann");
    ann = line.desk("ann");
    ann.isDone();
  }

  @AfterEach
  void close() {
    centre.close();
  }
}
