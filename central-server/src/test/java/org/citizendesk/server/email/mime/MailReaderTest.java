// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailReaderTest {
  private static ParsedMail read(String lines) {
    return MailReader.read(Mail.raw(lines));
  }

  private static ParsedMail readBody(String contentType, byte[] body) {
    byte[] head = Mail.raw("From: a@b.test\nMessage-ID: <1@b.test>\n" + contentType + "\n\n");
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return MailReader.read(all);
  }

  private static boolean hasNote(ParsedMail mail, String part) {
    return mail.notes().stream().anyMatch(note -> note.contains(part));
  }

  @Test
  void readsPlainMail() {
    ParsedMail mail =
        MailReader.read(
            Mail.plain("<x1@citizen.test>", "Maria Día <Maria@Citizen.test>", "Rent aid", "Hello"));

    assertEquals("<x1@citizen.test>", mail.envelope().messageId());
    assertEquals("maria@citizen.test", mail.envelope().from().address());
    assertEquals("Maria Día", mail.envelope().from().name());
    assertEquals(List.of("Services <services@city.test>"), mail.envelope().to());
    assertEquals("Rent aid", mail.envelope().subject());
    assertEquals(new ParsedMail.Body("Hello", null), mail.body());
    assertEquals(EmailFact.Kind.HUMAN, mail.kind());
    assertEquals(List.of(), mail.notes());
  }

  @Test
  void listsAncestorsFromTheNearest() {
    ParsedMail mail =
        read(
            """
            From: a@b.test
            Message-ID: <4@b.test>
            In-Reply-To: <3@b.test>
            References: <1@b.test>
             <2@b.test> <3@b.test>

            hi
            """);

    assertEquals(List.of("<3@b.test>", "<2@b.test>", "<1@b.test>"), mail.envelope().ancestors());
  }

  @Test
  void takesTheTextOfAnAlternativeOnceAndListsItsFiles() {
    ParsedMail mail =
        read(
            """
            From: a@b.test
            Message-ID: <1@b.test>
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            plain words
            --inner
            Content-Type: multipart/related; boundary=deep

            --deep
            Content-Type: text/html

            <p>rich <b>words</b> <img src="cid:logo"></p>
            --deep
            Content-Type: image/png; name=logo.png
            Content-ID: <logo>
            Content-Transfer-Encoding: base64

            AAEC
            --deep--
            --inner--
            --outer
            Content-Type: application/pdf; name="form.pdf"
            Content-Disposition: attachment; filename="form.pdf"
            Content-Transfer-Encoding: base64

            JVBERg==
            --outer--
            """);

    assertEquals("plain words", mail.body().text());
    assertTrue(mail.body().html().contains("<b>words</b>"), mail.body().html());
    assertTrue(mail.body().html().contains("cid:logo"), mail.body().html());
    assertEquals(
        List.of("logo.png 3 logo", "form.pdf 4 null"),
        mail.attachments().stream()
            .map(file -> file.name() + " " + file.bytes() + " " + file.contentId())
            .toList());
  }

  @Test
  void givesTheBytesOfAnAttachmentByItsHash() {
    byte[] raw =
        Mail.raw(
            """
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            """);
    String sha256 = MailReader.read(raw).attachments().getFirst().sha256();

    assertArrayEquals(
        "%PDF".getBytes(StandardCharsets.US_ASCII),
        MailReader.attachment(raw, sha256).orElseThrow());
    assertTrue(MailReader.attachment(raw, "0".repeat(64)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          iso-8859-1,   windows-1252, “smart” € 5
          us-ascii,     UTF-8,        Größe
          utf-8,        windows-1252, Größe
          '',           UTF-8,        Größe
          gb2312,       GB18030,      你好
          iso-2022-jp,  ISO-2022-JP,  山田太郎
          '',           ISO-2022-JP,  山田太郎
          koi8-r,       KOI8-R,       Привет
          shift_jis,    windows-31j,  ①山田
          utf-16,       UTF-16,       Größe
          """)
  void decodesTextByWhatItIs(String label, String really, String text) {
    String type = "Content-Type: text/plain" + (label.isEmpty() ? "" : "; charset=" + label);

    ParsedMail mail = readBody(type, text.getBytes(Charset.forName(really)));

    assertEquals(text, mail.body().text());
    assertEquals(List.of(), mail.notes());
  }

  @Test
  void guessesAnUnknownCharsetAndSaysSo() {
    ParsedMail mail =
        readBody(
            "Content-Type: text/plain; charset=x-klingon",
            "Größe".getBytes(StandardCharsets.UTF_8));

    assertEquals("Größe", mail.body().text());
    assertTrue(hasNote(mail, "x-klingon"), mail.notes().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=                | 山田
          =?utf-8?B?w6Q=?= =?utf-8?B?w7Y=?=                  | äö
          =?utf-8?Q?Gr=C3?= =?utf-8?Q?=B6=C3?= =?utf-8?Q?=9Fe?= | Größe
          =?x-unknown?Q?abc?= and =?utf-8?Q?=C3=A4?=         | =?x-unknown?Q?abc?= and ä
          =?utf-8?B?broken                                   | =?utf-8?B?broken
          =?gb2312?B?xOO6ww==?= =?koi8-r?B?8NLJ18XU?=        | 你好Привет
          """)
  void decodesSubjects(String written, String subject) {
    assertEquals(subject, read("Subject: " + written + "\n\nx\n").envelope().subject());
  }

  @Test
  void readsHeaderBytesWithoutAnyLabel() {
    ParsedMail mail =
        MailReader.read(
            Mail.raw("Subject: Größe\nFrom: Jürgen <j@b.test>\n\nx\n", StandardCharsets.UTF_8));

    assertEquals("Größe", mail.envelope().subject());
    assertEquals("Jürgen", mail.envelope().from().name());
  }

  @Test
  void makesAMessageIdFromTheHashWhereThereIsNone() {
    byte[] raw = Mail.raw("From: a@b.test\n\nhi\n");

    ParsedMail first = MailReader.read(raw);

    assertEquals(
        "<" + Sha256.of(raw) + "@without-message-id.invalid>", first.envelope().messageId());
    assertEquals(first, MailReader.read(raw));
    assertTrue(hasNote(first, "Message-ID"), first.notes().toString());
  }

  @ParameterizedTest
  @CsvSource({"''", "hello", "'a: b'", "'\n\n\n'", "': x\n\nbody'", "'\0\0\0'"})
  void readsWhatIsHardlyMail(String bytes) {
    ParsedMail mail = read(bytes);

    assertEquals("", mail.envelope().from().address());
    assertTrue(hasNote(mail, "sender"), mail.notes().toString());
  }

  @Test
  void showsTheRawBodyWhenNoPartCanBeRead() {
    ParsedMail mail =
        read(
            """
            From: a@b.test
            Message-ID: <1@b.test>
            Content-Type: multipart/mixed; boundary=nowhere

            The words are here all the same.
            """);

    assertEquals("The words are here all the same.", mail.body().text());
    assertTrue(hasNote(mail, "as it came"), mail.notes().toString());
  }

  @Test
  void readsAMultipartThatWasCutShort() {
    ParsedMail mail =
        read(
            """
            From: a@b.test
            Message-ID: <1@b.test>
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            first part
            --b
            Content-Type: application/pdf; name=cut.pdf
            Content-Transfer-Encoding: base64

            JVBERi0xLjQKJcOkw7zD
            """);

    assertEquals("first part", mail.body().text());
    assertEquals("cut.pdf", mail.attachments().getFirst().name());
  }

  @Test
  void readsBrokenBase64AsFarAsItGoes() {
    ParsedMail mail =
        read(
            """
            From: a@b.test
            Message-ID: <1@b.test>
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            SGVsbG8g!!!!d29ybGQ
            """);

    assertTrue(mail.body().text().startsWith("Hello"), mail.body().text());
  }

  @ParameterizedTest
  @CsvSource({"x-weird", "'7bit; nonsense'", "''"})
  void readsTextInAnUnknownEncoding(String encoding) {
    ParsedMail mail =
        read("From: a@b.test\nContent-Transfer-Encoding: " + encoding + "\n\nplain words\n");

    assertEquals("plain words", mail.body().text());
  }

  static Stream<Arguments> tooMuch() {
    StringBuilder nested = new StringBuilder("From: a@b.test\n");
    for (int i = 0; i < 60; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      nested.append(i).append('\n');
    }
    nested.append("Content-Type: text/plain\n\nfar too deep\n");
    String parts = "Content-Type: multipart/mixed; boundary=b\n\n";
    String part = "--b\nContent-Type: image/png\n\nx\n";
    return Stream.of(
        Arguments.of(Named.of("levels", nested.toString()), "20 deep"),
        Arguments.of(Named.of("parts", parts + part.repeat(2000) + "--b--\n"), "500 parts"),
        Arguments.of(Named.of("boundaries", parts + "--b\n\n".repeat(100_000)), "500 parts"),
        Arguments.of(
            Named.of("text", "From: a@b.test\n\n" + "0123456789abcde\n".repeat(200_000)), "2 MB"));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void stopsAtABoundAndSaysSo(String lines, String note) {
    ParsedMail mail = read(lines);

    assertTrue(hasNote(mail, note), mail.notes().toString());
    assertTrue(mail.attachments().size() < 500, mail.attachments().size() + " attachments");
    assertTrue(mail.body().text().length() <= 2 * 1024 * 1024);
  }

  @Test
  void boundsHugeHeaders() {
    String huge = "x".repeat(3_000_000);

    ParsedMail mail =
        read("Subject: " + huge + "\nTo: " + huge + "\nReferences: " + huge + "\n\nhi\n");

    assertTrue(mail.envelope().subject().length() <= 1000);
    assertEquals("hi", mail.body().text());
  }

  @Test
  void neverThrowsOnDamagedMail() {
    Random random = new Random(42);
    byte[] sound =
        Mail.raw(
            """
            From: =?utf-8?Q?M=C3=A4x?= <a@b.test>
            To: c@d.test, "E, F" <e@f.test>
            Message-ID: <1@b.test>
            Content-Type: multipart/alternative; boundary="b"; charset*=utf-8''x%20y

            --b
            Content-Type: text/plain; charset=iso-2022-jp
            Content-Transfer-Encoding: quoted-printable

            =1B$B;3ED=1B(B
            --b
            Content-Type: text/html; charset=utf-16

            <table><tr><td>x<script>y</script>
            --b
            Content-Disposition: attachment; filename*0*=utf-8''%E4; filename*1="b.pdf"
            Content-Transfer-Encoding: base64

            """
                + Base64.getMimeEncoder().encodeToString(new byte[300])
                + "\n--b--\n");

    for (int i = 0; i < 500; i++) {
      byte[] damaged = sound.clone();
      for (int flips = random.nextInt(1, 30); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      ParsedMail mail = MailReader.read(Arrays.copyOf(damaged, random.nextInt(damaged.length) + 1));
      assertNotNull(mail.body().text());
      assertFalse(mail.envelope().subject().contains("\n"));
    }
  }

  @Test
  void tidiesTextWithoutJoiningWords() {
    ParsedMail mail =
        readBody(
            "Content-Type: text/plain",
            "one  \u0007\r\n\r\n\r\n\r\n\r\n\r\ntwo\u0000\n\n".getBytes(StandardCharsets.UTF_8));

    assertEquals("one\n\n\ntwo", mail.body().text());
    assertNull(mail.body().html());
  }
}
