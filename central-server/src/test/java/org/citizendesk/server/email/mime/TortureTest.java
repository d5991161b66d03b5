// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** No mail, however it is made, throws, shows nothing of what is in it, or costs without bound. */
class TortureTest {
  /** Where the collection of other makers lies, if it does. */
  private static final Path COLLECTION = Path.of("..", "..", "shared", "data", "mime");

  private static final Map<String, TortureMail.Example> EXAMPLES = TortureMail.examples();
  private static final List<byte[]> SMALL =
      EXAMPLES.values().stream()
          .map(TortureMail.Example::raw)
          .filter(raw -> raw.length < 20_000)
          .toList();

  /** Each byte may be gone over a few times at each level that it can stand in. */
  private static final int MOST_LOOKS = 7 * (Limits.MAX_DEPTH + 1);

  static Stream<Named<TortureMail.Example>> examples() {
    return EXAMPLES.entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itsWordsAreShown(TortureMail.Example example) {
    ParsedMail mail = read(example.raw());

    assertTrue(mail.body().text().contains(example.words()), mail.toString());
  }

  @Test
  void nothingOfTheCollectionThrowsOrShowsAsEmpty() throws IOException {
    assumeTrue(Files.isDirectory(COLLECTION), "the collection of torture mail is not here");
    List<String> empty = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(COLLECTION)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        byte[] raw = Files.readAllBytes(file);
        if (read(raw).body().text().isEmpty() && hasBody(raw)) {
          empty.add(file.getFileName().toString());
        }
        read++;
      }
    }
    assertEquals(List.of(), empty);
    assertTrue(read > 100, read + " messages");
  }

  @Property(tries = 2_000, seed = "20261128")
  void whateverIsDamagedIsReadAtABoundedCost(
      @ForAll @IntRange(max = 10_000) int which, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] raw = damaged(SMALL.get(which % SMALL.size()).clone(), random);

    ParsedMail mail = read(raw);

    assertFalse(mail.body().text().isEmpty() && hasBody(raw), () -> "nothing is shown of " + seed);
  }

  /** Reads it and checks what holds for all mail. */
  private static ParsedMail read(byte[] raw) {
    Map<String, byte[]> files = new HashMap<>();
    Limits limits = new Limits();
    ParsedMail mail = MailReader.read(raw, files::put, limits);

    long most = (long) MOST_LOOKS * (raw.length + 1000);
    assertTrue(limits.work() <= most, () -> limits.work() + " bytes for " + raw.length);
    assertTrue(mail.body().text().length() <= Limits.MAX_TEXT_BYTES + 10_000);
    assertTrue(mail.attachments().size() <= 2 * Limits.MAX_PARTS);
    for (MailAttachment file : mail.attachments()) {
      assertFalse(
          file.name().isBlank() || file.name().matches(".*[/\\\\\\p{Cntrl}].*"), file.name());
      assertEquals(file.bytes(), files.get(file.sha256()).length);
    }
    return mail;
  }

  /** Returns whether there is anything to be seen after the first empty line. */
  private static boolean hasBody(byte[] raw) {
    RawPart message = RawPart.message(raw, 0, raw.length);
    return !Texts.tidy(TextDecoder.guess(message.body())).isEmpty();
  }

  private static byte[] damaged(byte[] raw, Random random) {
    byte[] bytes = raw;
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, random.nextInt(1, 60));
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> Arrays.fill(bytes, at, at + length, (byte) " \n\r-=\0".charAt(random.nextInt(6)));
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 3 ->
            System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
        default -> bytes = WinmailDat.concat(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
      }
    }
    return bytes;
  }
}
