// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.junit.jupiter.api.Test;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Mail whose files Outlook has wrapped into a winmail.dat. */
class TnefReaderTest {
  private static final byte[] PDF = "%PDF-1.4 letter".getBytes(StandardCharsets.US_ASCII);

  /** The example of MS-OXRTFCP. */
  private static final String PACKED_HELLO =
      "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a"
          + "800fa0";

  private final Map<String, byte[]> files = new HashMap<>();

  private ParsedMail read(String words, byte[] winmail) {
    String text =
        words.isEmpty() ? "" : "--b\nContent-Type: text/plain; charset=utf-8\n\n" + words + "\n";
    byte[] raw =
        Mail.raw(
            "From: a@b.test\nMessage-ID: <1@b.test>\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n"
                + text
                + "--b\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(winmail)
                + "\n--b--\n");
    return MailReader.read(raw, files::put);
  }

  private static List<String> names(ParsedMail mail) {
    return mail.attachments().stream().map(MailAttachment::name).toList();
  }

  private static WinmailDat letter() {
    return new WinmailDat()
        .subject("Rent")
        .body("Words in the wrapping")
        .file("LETTER~1.PDF", "", PDF);
  }

  @Test
  void takesTheFilesOutAndKeepsTheWrapping() {
    ParsedMail mail =
        read("Dear office", letter().file("B.TXT", "Ärger über Müll.txt", PDF).bytes());

    assertEquals("Dear office", mail.body().text());
    assertEquals(List.of("winmail.dat", "LETTER~1.PDF", "Ärger über Müll.txt"), names(mail));
    assertArrayEquals(PDF, files.get(mail.attachments().get(1).sha256()));
    assertEquals(List.of(), mail.notes());
  }

  @Test
  void namesAreCleanedAsThoseOfOtherFiles() {
    ParsedMail mail =
        read(
            "x",
            letter()
                .file("A", "..\\..\\windows\\evil.exe", PDF)
                .file("letter~1.pdf", "", PDF)
                .bytes());

    assertEquals(
        List.of("winmail.dat", "LETTER~1.PDF", "evil.exe", "letter~1 (2).pdf"), names(mail));
  }

  @Test
  void itsTextIsShownIfThereIsNoOther() {
    ParsedMail mail = read("", letter().bytes());

    assertEquals("Words in the wrapping", mail.body().text());
  }

  @Test
  void textIsFoundInItsProperties() {
    byte[] packed = HexFormat.of().parseHex(PACKED_HELLO);
    byte[] html = "<p>rich wörds</p>".getBytes(StandardCharsets.UTF_8);
    var plain = new WinmailDat.Properties().named("Keywords", 7).unicode(0x1000, "plain wörds");
    var rich =
        new WinmailDat.Properties().number(0x3FDE, 65001).add(WinmailDat.BINARY, 0x1013, html);
    var rtf = new WinmailDat.Properties().add(WinmailDat.BINARY, 0x1009, packed);

    assertEquals("plain wörds", read("", new WinmailDat().properties(plain).bytes()).body().text());
    assertEquals("rich wörds", read("", new WinmailDat().properties(rich).bytes()).body().text());
    assertEquals("hello world", read("", new WinmailDat().properties(rtf).bytes()).body().text());
  }

  @Test
  void messagesInItAreOpenedToo() {
    WinmailDat inner =
        new WinmailDat().subject("The first").body("Old words").file("A.TXT", "", PDF);

    ParsedMail mail = read("", new WinmailDat().message(inner).bytes());

    assertEquals("——— Attached message · Subject: The first ———\n\nOld words", mail.body().text());
    assertEquals(List.of("winmail.dat", "A.TXT"), names(mail));
  }

  @Test
  void messagesInEachOtherWithoutEndAreKeptAsFiles() {
    WinmailDat wrapped = letter();
    for (int i = 0; i < 50; i++) {
      wrapped = new WinmailDat().message(wrapped);
    }

    ParsedMail mail = read("x", wrapped.bytes());

    assertEquals(List.of("winmail.dat", "attachment-2.bin"), names(mail));
  }

  @Test
  void aWrongChecksumIsSaidAndNothingIsLost() {
    byte[] bytes = letter().bytes();
    bytes[bytes.length - 1]++;

    ParsedMail mail = read("x", bytes);

    assertEquals(List.of("winmail.dat", "LETTER~1.PDF"), names(mail));
    assertTrue(mail.notes().getFirst().contains("checksum"), mail.notes().toString());
  }

  @Test
  void ofAnyBeginningTheWholeFilesAreTakenOutAndWhatIsMissingIsSaid() {
    byte[] bytes = letter().file("B.PDF", "B long.pdf", PDF).bytes();
    int first = letter().bytes().length;
    int silent = 0;
    for (int length = 0; length < bytes.length; length++) {
      ParsedMail mail = read("x", Arrays.copyOf(bytes, length));

      List<MailAttachment> taken = mail.attachments().subList(1, mail.attachments().size());
      assertEquals("x", mail.body().text());
      assertTrue(length < first || taken.getFirst().bytes() == PDF.length, "at " + length);
      boolean whole = taken.stream().allMatch(file -> file.bytes() == PDF.length);
      assertTrue(whole || !mail.notes().isEmpty(), "at " + length);
      silent += mail.notes().isEmpty() ? 1 : 0;
    }
    // Only where it ends between two things nobody can know that there was more.
    assertTrue(silent < 10, silent + " lengths without a note");
  }

  @Test
  void whatOnlyHasItsNameIsKeptAndSaid() {
    ParsedMail mail = read("x", PDF);

    assertEquals(List.of("winmail.dat"), names(mail));
    assertTrue(mail.notes().getFirst().contains("not what it says"), mail.notes().toString());
  }
}
