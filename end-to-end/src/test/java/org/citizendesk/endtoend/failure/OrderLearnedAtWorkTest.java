// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.knowledge.Installing;
import org.citizendesk.desktop.knowledge.KnowledgeFolders;
import org.citizendesk.desktop.knowledge.OpenKnowledge;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.SearchWatch;
import org.citizendesk.endtoend.knowledge.ArticleFile;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.cli.KnowledgeCommand;
import org.citizendesk.knowledge.meaning.SentenceModel;
import org.citizendesk.knowledge.search.LearnedOrder.Source;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.server.app.ServerMain;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From what agents quote to the order in which the next edition shows what it finds. */
class OrderLearnedAtWorkTest extends OneDeskOnScreen {
  private static final List<String> SUBJECTS =
      List.of(
          ("Passports Heating Parking Licences Burials Marriages Allotments Markets Ferries Bridges"
                  + " Museums Libraries")
              .split(" "));
  private static final String TEXT =
      """
      All about it.

      ## Office

      The office is downtown.

      ## Costs

      What one pays at the office.

      ## Hours

      From nine to five.
      """;
  private static final String QUOTED = "costs";

  private final StringWriter said = new StringWriter();

  @Test
  void whatIsQuotedAfterSearchesComesFirstInTheNextEdition() throws Exception {
    Path articles = articles();
    try (KnowledgeBase base = KnowledgeBase.inMemory(LibraryReading.ofFolder(articles).library())) {
      quoteAfterSearches(base);
    }
    ann.isDone();

    run(ServerMain.commandLine(), "knowledge-answers", "--lines", "--data", path(centre.data()));
    Path judged = Files.writeString(folder.resolve("judged.jsonl"), said.toString());
    assertEquals(SUBJECTS.size(), Files.readAllLines(judged).size());
    assertFalse(said.toString().contains("5551234567"), said::toString);

    Path ranker = folder.resolve("ranker.txt");
    Path key = folder.resolve("key");
    Path edition = folder.resolve("policy-1.zip");
    knowledge("learn", "--from", path(articles), "--judged", path(judged), "--out", path(ranker));
    knowledge("keys", path(key));
    knowledge(
        "pack",
        path(articles),
        "--edition",
        "1",
        "--meaning",
        "--ranker",
        path(ranker),
        "--key",
        path(key) + ".secret.pem",
        "--out",
        path(edition));

    KnowledgeFolders folders = KnowledgeFolders.in(folder.resolve("desk"));
    Files.createDirectories(folders.keys());
    Files.copy(folder.resolve("key.pem"), folders.keys().resolve("key.pem"));
    try (OpenKnowledge opening =
        new OpenKnowledge(folders, SentenceModel::load, Clock.systemUTC())) {
      assertEquals(new Installing.Installed(1), opening.install(edition).join());
      KnowledgeBase base = opening.knowledge().join();
      await().atMost(PATIENCE).until(() -> base.depth() == KnowledgeBase.Depth.MEANING);

      assertEquals(Source.EDITION, base.order().source());
      assertEquals(QUOTED, first(base));
      base.useLearnedOrder(false);
      assertEquals("office", first(base), "as the words say");
    }
  }

  private void quoteAfterSearches(KnowledgeBase base) throws Exception {
    KnowledgeViewModel pane = pane(base);
    SearchWatch watch =
        onScreen(() -> new SearchWatch(pane, context, ann.services().feedback(), () -> ""));
    for (String subject : SUBJECTS) {
      ArticleKey key = new ArticleKey(subject.toLowerCase(Locale.ROOT), "en", 1);
      onScreen(() -> type(pane, subject + " office 555 123 4567"));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  onScreen(() -> pane.hits().stream().anyMatch(hit -> hit.article().equals(key))));
      Quotation quotation = base.quote(key, QUOTED).orElseThrow();
      onScreen(
          () -> {
            watch.quoted(quotation);
            return true;
          });
    }
    await().atMost(PATIENCE).until(() -> ann.link().unsent() == 0);
    onScreen(
        () -> {
          watch.close();
          return true;
        });
  }

  private static String first(KnowledgeBase base) {
    SearchRequest request =
        SearchRequest.of("Passports office", "en", LocalDate.of(2026, 11, 28)).sections();
    return base.searchDeeply(request).orElseThrow().hits().stream()
        .map(SearchHit::anchor)
        .findFirst()
        .orElseThrow();
  }

  private void knowledge(String... words) {
    run(KnowledgeCommand.commandLine(), words);
  }

  private void run(CommandLine command, String... words) {
    said.getBuffer().setLength(0);
    PrintWriter out = new PrintWriter(said, true);
    int code = command.setOut(out).setErr(out).execute(words);
    assertTrue(code == 0, said::toString);
  }

  private static String path(Path file) {
    return file.toString();
  }

  private Path articles() throws IOException {
    Path articles = Files.createDirectories(folder.resolve("articles"));
    for (String subject : SUBJECTS) {
      String id = subject.toLowerCase(Locale.ROOT);
      ArticleFile.write(articles, id, subject, "city", TEXT);
    }
    return articles;
  }
}
