// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NamesTest {
  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void aCloseCodeIsFoundByItsNumber(CloseCode code) {
    assertEquals(Optional.of(code), CloseCode.of(code.number()));
  }

  @Test
  void theCloseCodesAreFixed() {
    assertEquals(
        "[1000, 1001, 4400, 4401, 4403, 4408, 4409, 4410, 4413, 4426, 4429, 4500]",
        Arrays.toString(Arrays.stream(CloseCode.values()).mapToInt(CloseCode::number).toArray()));
    assertEquals(Optional.empty(), CloseCode.of(1006));
  }

  @Test
  void topicsNameWhatTheyAreAbout() {
    CitizenId citizen = CitizenId.of("019348a1-0000-7000-8000-000000000002");

    assertEquals("citizen:019348a1-0000-7000-8000-000000000002", Topic.citizen(citizen));
    assertEquals("queue:benefits", Topic.queue("benefits"));
    assertEquals("agent:ana", Topic.agent("ana"));
  }

  @Test
  void anAgentsOwnTopicIsNotAnothers() {
    assertTrue(Topic.isOwn("agent:ana", "ana"));
    assertFalse(Topic.isOwn("agent:anabel", "ana"));
    assertFalse(Topic.isOwn("queue:ana", "ana"));
    assertTrue(Topic.isAgent("agent:ben"));
    assertFalse(Topic.isAgent("queue:ben"));
  }

  @Test
  void onlyTheThreeFormsOfTopicAreKnown() {
    assertTrue(Topic.isKnown("citizen:x") && Topic.isKnown("queue:x") && Topic.isKnown("agent:x"));
    assertFalse(Topic.isKnown("team:x"));
    assertFalse(Topic.isKnown(""));
  }

  @Test
  void aCodecIsFoundByItsSubprotocol() {
    assertSame(FrameCodec.json(), FrameCodec.forSubprotocol("desk.sync.v1+json"));
    assertSame(FrameCodec.cbor(), FrameCodec.forSubprotocol("desk.sync.v1+cbor"));
    assertNull(FrameCodec.forSubprotocol("desk.sync.v2+json"));
  }

  @Test
  void aHelloThatIsPrintedKeepsItsTokenToItself() throws Exception {
    String json =
        """
        {"t":"HELLO","token":"CANARY","device":{"id":"019348a1-0000-7000-8000-000000000001",
        "epoch":1},"ackedSeq":0,"pending":0,"cursors":[],"sub":{"t":"SUB","version":0,"topics":[]},
        "appVersion":"1","sentAt":"2026-11-21T12:00:00Z"}
        """;

    ClientFrame hello = FrameCodec.json().decodeClient(json.getBytes(StandardCharsets.UTF_8));

    assertFalse(hello.toString().contains("CANARY"));
  }
}
