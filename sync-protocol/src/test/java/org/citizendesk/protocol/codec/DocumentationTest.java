// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** docs/protocol.md has a row with every field for all that can be sent. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/protocol.md");

  @Test
  void everyFrameHasARowWithItsFields() throws IOException {
    List<String> missing = new ArrayList<>();
    for (ClientFrame frame : Samples.clientFrames()) {
      missing.addAll(missing("| " + typeName(frame) + " |", frame));
    }
    for (ServerFrame frame : Samples.serverFrames()) {
      if (!(frame instanceof ServerFrame.Page)) { // its row refers to that of DELIVER
        missing.addAll(missing("| " + typeName(frame) + " |", frame));
      }
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void everyCommandAndFactHasARowWithItsFields() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Object command : Samples.commands()) {
      missing.addAll(missing("| `" + typeName(command) + "` |", command));
    }
    for (Fact fact : Samples.facts()) {
      Event.Content content = FactCodec.encode(fact);
      missing.addAll(missing("| `" + content.type() + "` |", fact));
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void everyCloseCodeHasARow() throws IOException {
    for (CloseCode code : CloseCode.values()) {
      String start = "| " + code.number() + " | " + code + " |";

      assertEquals(1, rows(start).size(), start);
    }
  }

  /** HEARTBEAT has a row in both directions: one of the rows must name all fields. */
  private static List<String> missing(String start, Object sample) throws IOException {
    List<String> rows = rows(start);
    List<String> fields =
        Arrays.stream(sample.getClass().getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    boolean complete =
        rows.stream()
            .anyMatch(row -> fields.stream().allMatch(field -> row.contains("`" + field + "`")));
    return complete ? List.of() : List.of(start + " needs " + fields);
  }

  private static List<String> rows(String start) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines.filter(line -> line.startsWith(start)).toList();
    }
  }

  private static String typeName(Object sample) {
    return sample.getClass().getAnnotation(JsonTypeName.class).value();
  }
}
