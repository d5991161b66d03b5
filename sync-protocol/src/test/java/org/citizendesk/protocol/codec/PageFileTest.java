// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PageFileTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void pagesComeBackInOrderAndThenNothing() throws Exception {
    List<ServerFrame.Page> pages = List.of(page(0, 3), page(3, 4), page(4, 9));

    assertEquals(pages, read(file(pages), 9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.1, 0.5, 0.9, 0.99})
  void aFileThatIsCutOffAnywhereIsRefused(double part) throws IOException {
    byte[] whole = file(List.of(page(0, 3), page(3, 9)));

    assertRefused(Arrays.copyOf(whole, (int) (whole.length * part)), 9);
  }

  @Test
  void aFileWithAByteChangedIsNeverTakenForAnother() throws Exception {
    List<ServerFrame.Page> pages = List.of(page(0, 3), page(3, 9));
    byte[] whole = file(pages);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      try {
        // Some bytes mean nothing to zlib; the hash of the file is there for all of them.
        assertEquals(2, read(damaged, 9).size());
      } catch (BadFrameException refused) {
        assertEquals(true, refused.getMessage().startsWith("cannot read"));
      }
    }
  }

  @Test
  void pagesMustFollowEachOtherAndEndWhereWasSaid() throws IOException {
    assertRefused(file(List.of(page(0, 3), page(4, 9))), 9);
    assertRefused(file(List.of(page(0, 3), page(2, 9))), 9);
    assertRefused(file(List.of(page(0, 3))), 9);
    assertRefused(file(List.of(page(0, 10))), 9);
    assertRefused(file(List.of(page(0, 0), page(0, 9))), 9);
  }

  @Test
  void anythingElseThanPagesIsRefused() throws IOException {
    byte[] other = FrameCodec.cbor().encode(new ServerFrame.CaughtUp(0, 9));

    assertRefused(raw(other.length, other), 9);
    assertRefused(raw(5, new byte[] {1, 2, 3, 4, 5}), 9);
  }

  /** What a length claims is not believed: that much memory is not asked for. */
  @Test
  void aLengthBeyondThatOfAFrameIsRefused() throws IOException {
    assertRefused(raw(Integer.MAX_VALUE, new byte[10]), 9);
    assertRefused(raw(-1, new byte[10]), 9);
  }

  private static byte[] raw(int length, byte[] page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(length);
      out.write(page);
      out.writeInt(0);
    }
    return bytes.toByteArray();
  }

  private static byte[] file(List<ServerFrame.Page> pages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PageFile.Writer writer = new PageFile.Writer(bytes)) {
      for (ServerFrame.Page page : pages) {
        writer.add(page);
      }
      writer.end();
    }
    return bytes.toByteArray();
  }

  private static List<ServerFrame.Page> read(byte[] file, long to) throws Exception {
    ServerFrame.Snapshot offer = new ServerFrame.Snapshot(0, 0, to, "any", file.length + 1, HASH);
    List<ServerFrame.Page> pages = new ArrayList<>();
    try (PageFile.Reader reader = new PageFile.Reader(new ByteArrayInputStream(file), offer)) {
      Optional<ServerFrame.Page> page = reader.next();
      while (page.isPresent()) {
        pages.add(page.get());
        page = reader.next();
      }
      assertEquals(Optional.empty(), reader.next());
    }
    return pages;
  }

  private static void assertRefused(byte[] file, long to) {
    assertThrows(BadFrameException.class, () -> read(file, to));
  }

  private static ServerFrame.Page page(long from, long to) {
    List<PlacedEvent> events = new ArrayList<>();
    for (long pos = from + 1; pos <= to; pos++) {
      events.add(Samples.placed(Samples.note(), pos, pos));
    }
    return new ServerFrame.Page(0, from, to, 1, true, events);
  }
}
