// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SearchBenchTest {
  private static final List<String> SUBJECTS =
      List.of("passport", "heating", "school meals", "child support", "jury duty", "parking");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void judgesEveryWayOfSearching() throws IOException {
    Path json = folder.resolve("report.json");

    assertEquals(
        0,
        run(
            "--corpus", corpus().toString(),
            "--queries", queries().toString(),
            "--json", json.toString()));

    JsonNode report = new JsonMapper().readTree(Files.readAllBytes(json));
    List<String> names = new ArrayList<>();
    for (JsonNode each : report.get("runs")) {
      names.add(each.get("name").asString());
      assertTrue(each.get("r1").asDouble() <= each.get("r5").asDouble(), each::toString);
      assertTrue(each.get("r5").asDouble() <= each.get("r10").asDouble(), each::toString);
      assertTrue(each.get("p50Ms").asDouble() <= each.get("p99Ms").asDouble(), each::toString);
    }
    assertTrue(
        names.containsAll(
            List.of(
                "bm25-last",
                "fts5-last",
                "lexical-last",
                "lexical-conversation",
                "lexical-conversation-first",
                "lexical-conversation-switch",
                "dense-conversation",
                "fused-last",
                "fused-conversation",
                "ranked-conversation")),
        names::toString);
    assertEquals(1, run(report, "lexical-conversation").get("r5").asDouble());
    assertTrue(run(report, "bm25-last").get("r1").asDouble() < 1, "short questions tell nothing");
  }

  @Test
  void learnsARankerFromTheQuestions() throws IOException {
    Path ranker = folder.resolve("ranker.txt");

    assertEquals(
        0,
        run(
            "--corpus", corpus().toString(),
            "--queries", queries().toString(),
            "--train", ranker.toString()));

    assertTrue(Files.readString(ranker).startsWith("citizen-desk-ranker 1\n"));
  }

  @Test
  void timesSearchesInLargerCorpora() throws IOException {
    Path json = folder.resolve("sizes.json");

    assertEquals(
        0,
        run(
            "--corpus", corpus().toString(),
            "--queries", queries().toString(),
            "--scale", "12,50",
            "--json", json.toString()));

    JsonNode sizes = new JsonMapper().readTree(Files.readAllBytes(json)).get("sizes");
    assertEquals(12, sizes.get(0).get("passages").asInt());
    assertEquals(50, sizes.get(1).get("passages").asInt());
    for (JsonNode run : sizes.get(1).get("runs")) {
      assertTrue(run.get("p50CpuMs").asDouble() > 0, run::toString);
      assertTrue(run.get("ratio").asDouble() > 0, run::toString);
    }
  }

  @Test
  void refusesSizesBelowOne() throws IOException {
    assertEquals(
        2, run("--corpus", corpus().toString(), "--queries", queries().toString(), "--scale", "0"));

    assertTrue(out.toString().contains("--scale is below 1"), out::toString);
  }

  @Test
  void saysInWhichLineAFileIsWrong() throws IOException {
    Path broken = Files.writeString(folder.resolve("q.jsonl"), "{\"id\":\"1\"}\n");

    assertEquals(2, run("--corpus", corpus().toString(), "--queries", broken.toString()));

    assertTrue(out.toString().contains("q.jsonl line 1: there is no 'history'"), out::toString);
  }

  private int run(String... arguments) {
    return new CommandLine(new SearchBench()).setOut(new PrintWriter(out, true)).execute(arguments);
  }

  private static JsonNode run(JsonNode report, String name) {
    for (JsonNode each : report.get("runs")) {
      if (each.get("name").asString().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no run " + name);
  }

  private Path corpus() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String subject : SUBJECTS) {
      String id = subject.replace(' ', '-');
      for (String part : List.of("fee", "office")) {
        lines.append(
            """
            {"id":"%s-%s","doc":"%s","title":"About %s","section":"The %s","domain":"city","text":"What the %s of %s is."}
            """
                .formatted(id, part, id, subject, part, part, subject));
      }
    }
    return Files.writeString(folder.resolve("corpus.jsonl"), lines);
  }

  private Path queries() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String subject : SUBJECTS) {
      String id = subject.replace(' ', '-');
      lines.append(
          """
          {"id":"%s-1","query":"I want to know about %s and its office","history":[],"relevant":["%s-office"],"equivalent":[]}
          {"id":"%s-2","query":"And the fee?","history":["agent:It is downtown.","user:About %s please"],"relevant":["%s-fee"],"equivalent":[]}
          """
              .formatted(id, subject, id, id, subject, id));
    }
    return Files.writeString(folder.resolve("queries.jsonl"), lines);
  }
}
