// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Mail as it should not be and is. Each example is known by a name and has words or the name of a
 * file that must be shown, whatever else is wrong with it.
 */
final class TortureMail {
  private static final String HEAD = "From: Ann <ann@b.test>\nSubject: Torture\n";
  private static final String INNER =
      """
      From: Bob <bob@c.test>
      Date: Tue, 3 Nov 2026 10:00:00 +0100
      Subject: The inner one

      Inner words
      """;
  private static final byte[] PICTURE = {'G', 'I', 'F', '8', '9', 'a', 0, 1};

  /** One of them. */
  static final class Example {
    private final byte[] raw;
    private final String words;

    private Example(byte[] raw, String words) {
      this.raw = raw;
      this.words = words;
    }

    byte[] raw() {
      return raw.clone();
    }

    /** Returns what its text must have in it. */
    String words() {
      return words;
    }
  }

  private final Map<String, Example> all = new LinkedHashMap<>();

  private TortureMail() {
    nested();
    named();
    borders();
    encodings();
    boundaries();
    parts();
    tooMuch();
    wrapped();
  }

  static Map<String, Example> examples() {
    return new TortureMail().all;
  }

  private void add(String name, String words, String lines) {
    add(name, words, Mail.raw(lines));
  }

  private void add(String name, String words, byte[] raw) {
    all.put(name, new Example(raw, words));
  }

  private static String base64(String lines) {
    return base64(Mail.raw(lines));
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes) + "\n";
  }

  private static String message(String inner) {
    return "Content-Type: message/rfc822\n\n" + inner;
  }

  private static String encodedMessage(String inner) {
    return "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + base64(inner);
  }

  private static String parts(String... parts) {
    StringBuilder all = new StringBuilder("Content-Type: multipart/mixed; boundary=\"b1\"\n\n");
    for (String part : parts) {
      all.append("--b1\n").append(part).append('\n');
    }
    return all.append("--b1--\n").toString();
  }

  private void nested() {
    add("only a message", "Inner words", HEAD + message(INNER));
    add("its sender", "From: Bob <bob@c.test>", HEAD + message(INNER));
    add("a message in a part", "Inner words", HEAD + parts(message(INNER)));
    add("a message in base64", "Inner words", HEAD + encodedMessage(INNER));
    add(
        "a message that only says base64",
        "Inner words",
        HEAD + "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + INNER);
    add(
        "a message in base64 in another",
        "Inner words",
        HEAD + encodedMessage(HEAD + encodedMessage(INNER)));
    String deep = INNER;
    for (int i = 0; i < 4; i++) {
      deep = "Subject: level " + i + "\n" + message(deep);
    }
    add("messages in each other", "Inner words", HEAD + message(deep));
    add(
        "a piece of a message",
        "Inner words",
        HEAD + "Content-Type: message/partial; id=\"x@c.test\"; number=1; total=3\n\n" + INNER);
    add(
        "a later piece of a message",
        "no headers here",
        HEAD
            + "Content-Type: message/partial; id=\"x@c.test\"; number=2; total=3\n\n"
            + "and there are no headers here\n");
    add(
        "a digest",
        "Inner words",
        HEAD + "Content-Type: multipart/digest; boundary=b1\n\n--b1\n\n" + INNER + "--b1--\n");
    add(
        "a message with a file only",
        "[No text, only attachments: form.pdf]",
        HEAD + message(parts("Content-Type: application/pdf; name=form.pdf\n\nx")));
  }

  private void named() {
    String text = "Content-Type: text/plain; name=\"note.txt\"\n\nNamed words";
    add("only text with a name", "Named words", HEAD + text);
    add(
        "text sent as a file",
        "Named words",
        HEAD + "Content-Disposition: attachment; filename=a.txt\n\nNamed words");
    add(
        "two texts with names",
        "Other words",
        HEAD + parts(text, "Content-Type: text/html; name=b.html\n\n<p>Other <b>words</b></p>"));
    add(
        "an unknown kind of text",
        "Strange words",
        HEAD + "Content-Type: text/x-strange\n\nStrange words");
    add(
        "enriched text",
        "Rich words",
        HEAD + "Content-Type: text/enriched\n\n<bold>Rich</bold> words");
    add("rich text", "Rich words", HEAD + "Content-Type: text/rtf\n\n{\\rtf1\\b Rich\\b0  words}");
    add(
        "a calendar",
        "SUMMARY:Hearing",
        HEAD + "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nSUMMARY:Hearing\nEND:VCALENDAR");
    add("only pictures", "one.gif, two.gif", HEAD + parts(picture("one.gif"), picture("two.gif")));
    add("a picture alone", "[No text, only attachments: one.gif]", HEAD + picture("one.gif"));
    add(
        "pictures elsewhere",
        "pictures on other servers",
        HEAD + "Content-Type: text/html\n\n<img src=\"http://x.test/1.gif\">");
    add(
        "an archive called text",
        "[No text, only attachments: list.txt]",
        HEAD
            + "Content-Type: text/plain; name=list.txt\nContent-Transfer-Encoding: base64\n\n"
            + base64(zip()));
    add(
        "a path for a name",
        "[No text, only attachments: passwd, evil.exe]",
        HEAD + parts(file("../../etc/passwd"), file("C:\\\\x\\\\..\\\\evil.exe")));
    add(
        "a file kept elsewhere",
        "[No text, only attachments",
        HEAD + "Content-Type: message/external-body; access-type=url; URL=\"http://x.test/\"\n\n");
    add(
        "a signed message",
        "Signed words",
        HEAD
            + "Content-Type: multipart/signed; boundary=b1;"
            + " protocol=\"application/pkcs7-signature\"\n\n--b1\n\nSigned words\n--b1\n"
            + "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMIIC\n--b1--\n");
  }

  private static String picture(String name) {
    return "Content-Type: image/gif; name="
        + name
        + "\nContent-Transfer-Encoding: base64\n\n"
        + base64(PICTURE);
  }

  private static String file(String name) {
    return "Content-Disposition: attachment; filename=\""
        + name
        + "\"\nContent-Type: application/octet-stream\n\nx";
  }

  private void borders() {
    add("headers that end with blanks", "First words", HEAD + " \nFirst words\n\nmore\n");
    add(
        "headers that end with blanks before a word with a colon",
        "Question: first words",
        HEAD + " \nQuestion: first words\n\nmore\n");
    add("headers that end with a tab", "First words", HEAD + "\t\nFirst words\n\nmore\n");
    add("headers that do not end", "First words", HEAD + "First words\nand: no more\n\nmore\n");
    add("no headers", "First words", "First words\nof a letter\n");
    add("no headers but a colon", "Please note: first", "Please note: first words\n\nmore\n");
    add("empty lines before the headers", "First words", "\n\n" + HEAD + "\nFirst words\n");
    add(
        "a line of a mailbox file",
        "First words",
        "From ann Tue Nov 3\n" + HEAD + "\nFirst words\n");
    add(
        "a header that is none",
        "First words",
        HEAD + "no header at all\nTo: c@d.test\n\nFirst words");
    add(
        "a part whose headers end with blanks",
        "First words",
        HEAD + parts("Content-Type: text/plain\n \nFirst words\n\nmore"));
    add(
        "a part without an end to its headers",
        "First words",
        HEAD + parts("Content-Type: text/plain\nFirst words\n\nmore"));
    add(
        "only line feeds",
        "First words",
        (HEAD + "\nFirst words").getBytes(StandardCharsets.UTF_8));
    add(
        "only carriage returns",
        "First words",
        (HEAD + "\nFirst words").replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
    add(
        "two carriage returns",
        "First words",
        (HEAD + parts("\nFirst words")).replace("\n", "\r\r\n").getBytes(StandardCharsets.UTF_8));
    add(
        "bytes in headers",
        "First words",
        Mail.raw("Subject: Größe\nFrom: Jürgen <j@b.test>\n\nFirst words", StandardCharsets.UTF_8));
    add(
        "a mark before the headers",
        "First words",
        Mail.raw("\uFEFF" + HEAD + "\nFirst words", StandardCharsets.UTF_8));
  }

  private void encodings() {
    add(
        "an unknown charset",
        "Größe",
        Mail.raw("Content-Type: text/plain; charset=x-none\n\nGröße", StandardCharsets.UTF_8));
    add(
        "the wrong charset",
        "Größe",
        Mail.raw("Content-Type: text/plain; charset=us-ascii\n\nGröße", StandardCharsets.UTF_8));
    add("UTF-7", "Größe", "Content-Type: text/plain; charset=utf-7\n\nGr+APYA3w-e\n");
    add("UTF-7 cut short", "Gr", "Content-Type: text/plain; charset=utf-7\n\nGr+A-e +APYA\n");
    add("HZ", "你好", "Content-Type: text/plain; charset=hz-gb-2312\n\n~{Dc:C~}\n");
    add(
        "UTF-16 in base64",
        "Größe",
        "Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\n"
            + base64("Größe".getBytes(StandardCharsets.UTF_16LE)));
    add(
        "Japanese without a label",
        "山田",
        Mail.raw(HEAD + "\n山田\n", Charset.forName("ISO-2022-JP")));
    add(
        "words that say they are base64",
        "Plain words here",
        HEAD + "Content-Transfer-Encoding: base64\n\nPlain words here, and not encoded at all.\n");
    add(
        "words that say they are uuencoded",
        "Plain words here",
        HEAD + "Content-Transfer-Encoding: x-uuencode\n\nPlain words here\n");
    add(
        "an encoding nobody knows",
        "Plain words here",
        HEAD + "Content-Transfer-Encoding: x-secret\n\nPlain words here\n");
    add(
        "broken quoted-printable",
        "Plain w",
        HEAD + "Content-Transfer-Encoding: quoted-printable\n\nPlain w=F6rds =ZZ =\n= here=");
    add(
        "an encoding with a blank in it",
        "Größe",
        HEAD + "Content-Transfer-Encoding: quoted printable\n\nGr=C3=B6=C3=9Fe\n");
    add("NUL bytes", "Plain words", HEAD + "\nPlain\0 words\0\0here\n");
    add("NUL bytes in headers", "Plain words", "Sub\0ject: x\nFrom: \0a@b.test\n\nPlain words\n");
  }

  private void boundaries() {
    add(
        "a boundary of bytes",
        "First words",
        "Content-Type: multipart/mixed; boundary=\"bµ\"\n\n--bµ\n\nFirst words\n--bµ--\n");
    add(
        "no boundary declared",
        "First words",
        HEAD
            + "Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\nFirst words\n--x--\n");
    add(
        "another boundary declared",
        "First words",
        HEAD
            + "Content-Type: multipart/mixed; boundary=y"
            + "\n\n--x\nContent-Type: text/plain\n\nFirst words\n--x--\n");
    add(
        "a boundary never used",
        "First words",
        HEAD + "Content-Type: multipart/mixed; boundary=y\n\nFirst words\n");
    add(
        "a boundary never closed",
        "First words",
        HEAD + "Content-Type: multipart/mixed; boundary=y\n\n--y\n\nFirst words\n");
    add(
        "an inner boundary never closed",
        "Last words",
        HEAD
            + parts(
                "Content-Type: multipart/mixed; boundary=b2\n\n--b2\n\nFirst words",
                "\nLast words"));
    add(
        "the first boundary lost",
        "First words",
        HEAD
            + "Content-Type: multipart/mixed; boundary=y"
            + "\n\nContent-Type: text/plain\n\nFirst words\n--y\nContent-Type: image/gif\n\nx\n--y--\n");
  }

  private void parts() {
    add(
        "parts after the end",
        "Last words",
        HEAD + parts("\nFirst words") + "\n--b1\n\nLast words\n--b1--\n");
    add(
        "a part that is cut off in its headers",
        "First words",
        HEAD + "Content-Type: multipart/mixed; boundary=y\n\n--y\n\nFirst words\n--y\nContent-Ty");
    add(
        "a multipart in base64",
        "First words",
        HEAD
            + "Content-Type: multipart/mixed; boundary=b1\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + base64("--b1\n\nFirst words\n--b1--\n"));
    add("blank parts", "--b1", HEAD + parts("\n", "Content-Type: text/html\n\n"));
    add(
        "an alternative whose plain text is blank",
        "Rich words",
        HEAD
            + "Content-Type: multipart/alternative; boundary=b1\n\n--b1\n\n \n--b1\n"
            + "Content-Type: text/html\n\n<p>Rich words</p>\n--b1--\n");
    add(
        "two types",
        "First words",
        HEAD + "Content-Type: text/plain\nContent-Type: multipart/mixed\n\nFirst words");
  }

  private void tooMuch() {
    add(
        "10,000 parts",
        "part 1 of many",
        HEAD + parts("\npart 1 of many") + "--b1\n\nx\n".repeat(10_000));
    StringBuilder deep = new StringBuilder(HEAD);
    for (int i = 0; i < 200; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=d" + i + "\n\n--d" + i + "\n");
    }
    add("200 levels", "deepest words", deep + "\ndeepest words\n");
    String messages = "\nInnermost words";
    for (int i = 0; i < 100; i++) {
      messages = "Subject: x\n" + message(messages);
    }
    add("100 messages in each other", "[No text, only attachments: attachment-2.eml]", messages);
    add(
        "a header without end",
        "First words",
        "Subject: " + "x".repeat(500_000) + "\n\nFirst words");
    add(
        "folded without end",
        "First words",
        "Subject: x\n" + " y\n".repeat(100_000) + "\nFirst words");
    add("no header without end", "no header", HEAD + "no header\nx: y\n".repeat(50_000));
    StringBuilder rules =
        new StringBuilder(HEAD + "Content-Type: multipart/mixed\n\nFirst words\n");
    for (int i = 0; i < 3_000; i++) {
      rules.append("--x").append(i).append('\n');
    }
    add("rules without end", "First words", rules.toString());
  }

  private void wrapped() {
    WinmailDat letter = new WinmailDat().body("Wrapped words").file("A.PDF", "", PICTURE);
    add(
        "a winmail.dat",
        "Wrapped words",
        HEAD
            + "Content-Type: application/ms-tnef\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + base64(letter.bytes()));
    add(
        "a winmail.dat without words",
        "winmail.dat, B.PDF",
        HEAD
            + "Content-Type: application/octet-stream; name=winmail.dat\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + base64(new WinmailDat().file("B.PDF", "", PICTURE).bytes()));
  }

  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a"));
      zip.write(new byte[100]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
