// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Real Markdown of other makers, which has none of our front matter, must only be refused. */
public class OldArticlesTest {
  /** Where the collection lies, if it does. */
  public static final Path RAW = Path.of("..", "..", "shared", "data", "articles", "raw");

  @Test
  void filesOfAnotherFormAreRefusedEachWithItsReason() {
    assumeTrue(Files.isDirectory(RAW), "the collection of public articles is not here");

    LibraryReading reading = LibraryReading.ofFolder(RAW);

    assertEquals(List.of(), reading.library().articles());
    assertEquals(reading.problems(), reading.errors());
    long files = reading.problems().stream().map(Problem::file).distinct().count();
    assertTrue(files > 400, () -> files + " files");
  }
}
