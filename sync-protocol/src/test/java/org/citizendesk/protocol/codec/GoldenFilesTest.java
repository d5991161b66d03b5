// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ViewBody;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * The protocol as bytes. A golden file that changes is a change of the protocol, see
 * docs/protocol.md; with {@code -Dgolden.rewrite=true} they are written anew.
 */
class GoldenFilesTest {
  private static final Golden GOLDEN = new Golden(Path.of("src/test/resources/wire/v1"));

  private static final String DEFLATED = "server/PAGE.deflated";

  private static final Map<String, ClientFrame> CLIENT = new TreeMap<>();
  private static final Map<String, ServerFrame> SERVER = new TreeMap<>();
  private static final Map<String, Fact> FACTS = new TreeMap<>();

  @BeforeAll
  static void nameSamples() throws IOException {
    Samples.clientFrames().forEach(frame -> CLIENT.put("client/" + name(frame), frame));
    Samples.commands().forEach(c -> CLIENT.put("client/CMD." + name(c), Samples.cmd(c)));
    CLIENT.remove("client/CMD");
    Samples.serverFrames().forEach(frame -> SERVER.put("server/" + name(frame), frame));
    Samples.outcomes().forEach(o -> SERVER.put("server/CMD_RESULT." + name(o), Samples.result(o)));
    SERVER.remove("server/CMD_RESULT");
    Samples.views().forEach(v -> SERVER.put("server/VIEW." + name(v), Samples.view(v)));
    SERVER.remove("server/VIEW");
    for (Fact fact : Samples.facts()) {
      Event.Content content = FactCodec.encode(fact);
      FACTS.put("fact/" + content.type() + ".v" + content.version(), fact);
    }
    if (Boolean.getBoolean("golden.rewrite")) {
      rewrite();
    }
  }

  @TestFactory
  Stream<DynamicTest> clientFramesAreTheirGoldenBytesAndBack() {
    return CLIENT.entrySet().stream()
        .map(sample -> dynamicTest(sample.getKey(), () -> checkClient(sample)));
  }

  private static void checkClient(Map.Entry<String, ClientFrame> sample) throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] golden = GOLDEN.read(sample.getKey(), codec);

      assertEquals(Golden.text(golden, codec), Golden.text(codec.encode(sample.getValue()), codec));
      assertEquals(sample.getValue(), codec.decodeClient(golden));
    }
  }

  @TestFactory
  Stream<DynamicTest> serverFramesAreTheirGoldenBytesAndBack() {
    return SERVER.entrySet().stream()
        .map(sample -> dynamicTest(sample.getKey(), () -> checkServer(sample)));
  }

  private static void checkServer(Map.Entry<String, ServerFrame> sample) throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] golden = GOLDEN.read(sample.getKey(), codec);

      assertEquals(Golden.text(golden, codec), Golden.text(codec.encode(sample.getValue()), codec));
      assertEquals(sample.getValue(), codec.decodeServer(golden));
    }
  }

  /** Another zlib may find other bytes, which must say the same. */
  @Test
  void aDeflatedPageIsReadFromItsGoldenBytes() throws Exception {
    byte[] golden = GOLDEN.read(DEFLATED, FrameCodec.cbor());

    assertEquals(SERVER.get("server/PAGE"), FrameCodec.cbor().decodeServer(golden));
  }

  @TestFactory
  Stream<DynamicTest> factsAreTheirGoldenContentAndBack() {
    return FACTS.entrySet().stream()
        .map(sample -> dynamicTest(sample.getKey(), () -> checkFact(sample)));
  }

  private static void checkFact(Map.Entry<String, Fact> sample) throws Exception {
    Event.Content content = FactCodec.encode(sample.getValue());
    String golden = GOLDEN.readPayload(sample.getKey());

    assertEquals(golden, content.payload());
    assertEquals(
        sample.getValue(),
        FactCodec.decode(new Event.Content(content.type(), content.version(), golden)));
  }

  @Test
  void everyKindThatCanBeSentHasASample() {
    List<Object> samples = new ArrayList<>();
    samples.addAll(Samples.clientFrames());
    samples.addAll(Samples.commands());
    samples.addAll(Samples.serverFrames());
    samples.addAll(Samples.outcomes());
    samples.addAll(Samples.views());
    samples.addAll(Samples.facts());
    Set<String> sampled =
        samples.stream().map(o -> o.getClass().getName()).collect(Collectors.toSet());

    Set<String> kinds = new TreeSet<>();
    Stream.of(
            ClientFrame.class,
            Command.class,
            ServerFrame.class,
            Outcome.class,
            ViewBody.class,
            Fact.class)
        .forEach(root -> collectKinds(root, kinds));

    assertEquals(kinds, new TreeSet<>(sampled));
  }

  @Test
  void everyGoldenFileHasASampleAndTheOtherWayRound() throws IOException {
    Set<String> expected = new TreeSet<>();
    Stream.of(CLIENT.keySet(), SERVER.keySet())
        .flatMap(Set::stream)
        .forEach(name -> Golden.CODECS.forEach(codec -> expected.add(Golden.file(name, codec))));
    FACTS.keySet().forEach(name -> expected.add(name + ".json"));
    expected.add(Golden.file(DEFLATED, FrameCodec.cbor()));

    assertEquals(expected, GOLDEN.files());
  }

  private static void collectKinds(Class<?> root, Set<String> kinds) {
    for (Class<?> kind : root.getPermittedSubclasses()) {
      if (kind.isSealed()) {
        collectKinds(kind, kinds);
      } else if (!kind.getSimpleName().equals("Unknown") && kind != UnknownFact.class) {
        kinds.add(kind.getName());
      }
    }
  }

  private static String name(Object sample) {
    return sample.getClass().getAnnotation(JsonTypeName.class).value();
  }

  private static void rewrite() throws IOException {
    for (FrameCodec codec : Golden.CODECS) {
      for (var sample : CLIENT.entrySet()) {
        GOLDEN.write(sample.getKey(), codec, codec.encode(sample.getValue()));
      }
      for (var sample : SERVER.entrySet()) {
        GOLDEN.write(sample.getKey(), codec, codec.encode(sample.getValue()));
      }
    }
    FrameCodec cbor = FrameCodec.cbor();
    byte[] page = cbor.encode(Samples.serverFrames().get(4));
    GOLDEN.write(DEFLATED, cbor, cbor.deflated(page));
    for (var sample : FACTS.entrySet()) {
      GOLDEN.writePayload(sample.getKey(), FactCodec.encode(sample.getValue()).payload());
    }
  }
}
