// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ViewBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

/** An old program survives what a newer one says. */
class NewerPeersTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final CBORMapper CBOR = new CBORMapper();

  @Test
  void anUnknownFrameIsUnknownWhereverItsTypeStands() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] first = bytes(codec, "{\"t\":\"DANCE\",\"steps\":[{\"left\":1}]}");
      byte[] last = bytes(codec, "{\"steps\":[{\"left\":1}],\"t\":\"DANCE\"}");

      assertEquals(new ClientFrame.Unknown(), codec.decodeClient(first));
      assertEquals(new ClientFrame.Unknown(), codec.decodeClient(last));
      assertEquals(new ServerFrame.Unknown(), codec.decodeServer(first));
      assertEquals(new ServerFrame.Unknown(), codec.decodeServer(last));
    }
  }

  @Test
  void aFrameOfTheOtherDirectionIsUnknown() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] ack = codec.encode(Samples.serverFrames().get(1));
      byte[] hello = codec.encode(Samples.hello());

      assertEquals(new ClientFrame.Unknown(), codec.decodeClient(ack));
      assertEquals(new ServerFrame.Unknown(), codec.decodeServer(hello));
    }
  }

  @Test
  void theOrderOfFieldsMeansNothing() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] bytes = bytes(codec, "{\"maxEvents\":5,\"after\":10,\"t\":\"PULL\",\"partition\":0}");

      assertEquals(new ClientFrame.Pull(0, 10, 5), codec.decodeClient(bytes));
    }
  }

  @Test
  void unknownFieldsAreIgnoredAtEveryDepth() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      for (ClientFrame frame : Samples.clientFrames()) {
        assertEquals(frame, codec.decodeClient(withNewFields(codec, codec.encode(frame))));
      }
      for (ServerFrame frame : Samples.serverFrames()) {
        assertEquals(frame, codec.decodeServer(withNewFields(codec, codec.encode(frame))));
      }
    }
  }

  @Test
  void aFieldThatMayBeNullMayBeLeftOut() throws Exception {
    String json = new String(FrameCodec.json().encode(Samples.hello()), StandardCharsets.UTF_8);
    String without = json.replace("\"logEpoch\":\"log-1\",", "").replace(",\"proof\":null", "");

    ClientFrame.Hello hello =
        assertInstanceOf(
            ClientFrame.Hello.class,
            FrameCodec.json().decodeClient(without.getBytes(StandardCharsets.UTF_8)));

    assertNull(hello.logEpoch());
    assertEquals(Samples.hello().cursors(), hello.cursors());
  }

  @Test
  void anAnswerOfAnOlderServerProvesNothing() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] old = bytes(codec, "{\"t\":\"ACK\",\"uptoSeq\":41,\"placed\":[]}");

      ServerFrame.Ack ack = assertInstanceOf(ServerFrame.Ack.class, codec.decodeServer(old));

      assertEquals(List.of(), ack.proven());
    }
  }

  @Test
  void anUnknownCommandIsUnknownAndItsFrameIsNot() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      String json =
          """
          {"t":"CMD","id":"%s","deadline":"%s","command":{"kind":"juggle","balls":3}}
          """
              .formatted(Samples.COMMAND, Samples.NOON);

      assertEquals(
          new ClientFrame.Cmd(Samples.COMMAND, new Command.Unknown(), Samples.NOON),
          codec.decodeClient(bytes(codec, json)));
    }
  }

  @Test
  void anUnknownViewIsUnknownAndItsFrameIsNot() throws Exception {
    for (FrameCodec codec : Golden.CODECS) {
      byte[] bytes =
          bytes(codec, "{\"t\":\"VIEW\",\"version\":3,\"body\":{\"kind\":\"map\",\"pins\":[]}}");

      assertEquals(new ServerFrame.View(3, new ViewBody.Unknown()), codec.decodeServer(bytes));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          video.started | 1 | {"camera" : "front",  "x":[1,2.50]}
          note.written  | 2 | { "agent":"ana", "body":{"text":"new shape"} }
          note.written  | 9 | [not even JSON
          """)
  void anUnknownFactIsKeptAsItCame(String type, int version, String payload) throws Exception {
    Event.Content content = new Event.Content(type, version, payload);

    Fact fact = FactCodec.decode(content);

    assertEquals(new UnknownFact(content), fact);
    assertEquals(content, FactCodec.encode(fact));
    Event event = Samples.event(Samples.FIRST, 41, Samples.CONTACT, fact);
    ClientFrame push = new ClientFrame.Push(List.of(event));
    for (FrameCodec codec : Golden.CODECS) {
      assertEquals(push, codec.decodeClient(codec.encode(push)));
    }
  }

  private static byte[] withNewFields(FrameCodec codec, byte[] frame) {
    ObjectMapper mapper = codec == FrameCodec.json() ? JSON : CBOR;
    JsonNode tree = mapper.readTree(frame);
    addTo(tree);
    return mapper.writeValueAsBytes(tree);
  }

  private static void addTo(JsonNode node) {
    node.forEach(NewerPeersTest::addTo);
    if (node instanceof ObjectNode object) {
      object.put("newNumber", 1.5).putNull("newNull").putObject("newObject").putArray("newArray");
    }
  }

  private static byte[] bytes(FrameCodec codec, String json) {
    return codec == FrameCodec.json()
        ? json.getBytes(StandardCharsets.UTF_8)
        : CBOR.writeValueAsBytes(JSON.readTree(json));
  }
}
