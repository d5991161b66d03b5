// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleState;
import org.citizendesk.knowledge.article.Audience;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.OldArticlesTest;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** 1,110 real articles of agencies, in four languages, must come in. */
class OldArticlesIntakeTest {
  private static final LocalDate DAY = LocalDate.of(2019, 4, 1);
  private static final Origin ORIGIN =
      new Origin(
          "old-help", Jurisdiction.US, "en", Audience.PUBLIC, DAY, LocalDate.of(2026, 11, 28));

  @TempDir Path folder;

  @Test
  void comeInAndAreFound() throws IOException {
    Path lines = OldArticlesTest.RAW.resolveSibling("articles.jsonl");
    assumeTrue(Files.isRegularFile(lines), "the collection of public articles is not here");
    int written = write(Files.readAllLines(lines));

    ArticleImport.Report report =
        ArticleImport.run(folder.resolve("from"), folder.resolve("into"), ORIGIN);

    List<Problem> errors = report.problems().stream().filter(Problem::isError).toList();
    assertTrue(written > 1_000, () -> written + " articles");
    assertEquals(written, report.imported().size() + errors.size(), errors::toString);
    assertTrue(errors.size() <= 10, errors::toString);
    LibraryReading reading = LibraryReading.ofFolder(folder.resolve("into"));
    assertEquals(List.of(), reading.errors());
    assertTrue(
        reading.library().articles().stream()
            .allMatch(it -> it.state().confidence() == ArticleState.Confidence.NOT_VALIDATED));
    try (KnowledgeBase base = KnowledgeBase.inMemory(reading.library())) {
      String title =
          base.search(SearchRequest.of("bereavement counseling", "en", DAY))
              .hits()
              .getFirst()
              .title();
      assertTrue(title.contains("Survivors") || title.contains("Bereavement"), title);
    }
  }

  private int write(List<String> lines) throws IOException {
    JsonMapper json = new JsonMapper();
    for (String line : lines) {
      JsonNode article = json.readTree(line);
      String name = article.get("id").asString() + "." + article.get("lang").asString() + ".md";
      Path file = folder.resolve("from").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          "---\ntitle: %s\n---\n%s\n"
              .formatted(article.get("title").asString(), article.get("body_markdown").asString()));
    }
    return lines.size();
  }
}
