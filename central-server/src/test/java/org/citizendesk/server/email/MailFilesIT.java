// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.email.mime.Leniency;
import org.citizendesk.server.email.mime.MailAttachment;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.citizendesk.store.Columns;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Random;

import javax.imageio.ImageIO;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Files in mails, from a real mail transfer agent to a desktop and back to the citizen. */
@Tag("peers")
class MailFilesIT {
  private static final String MARIA = "maria@citizen.test";
  private static final String QUESTION = "<files@citizen.test>";

  static {
    Leniency.apply();
  }

  @TempDir Path folder;
  private MailPeers peers;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    peers = MailPeers.start();
    Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
    server = new TestServer(folder.resolve("data"), new TestTimers(), peers.keys(password));
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    if (peers != null) {
      peers.close();
    }
  }

  @Test
  void whatComesIsDownloadedWithItsTrueTypeAndWhatGoesArrivesWhole() throws Exception {
    byte[] lease = pdf(200_000);
    byte[] photo = png();
    TestDesktop ann = server.agent("ann");
    String token = server.signIn("ann");
    peers.citizenSends(MARIA, mail(lease, photo));
    soon().until(() -> !received().isEmpty());

    Event event = received().getFirst();
    EmailFact.Received mail = (EmailFact.Received) FactCodec.decode(event.content());
    assertEquals(
        List.of("Mietvertrag für März.pdf", "photo.bin"),
        mail.attachments().stream().map(EmailFact.Attachment::name).toList());
    assertEquals(
        List.of(Sha256.of(lease), Sha256.of(photo)),
        mail.attachments().stream().map(EmailFact.Attachment::sha256).toList());
    assertDownload(lease, "application/pdf", mail.attachments().getFirst(), token);
    assertDownload(photo, "image/png", mail.attachments().getLast(), token);

    server
        .server()
        .log()
        .write(tx -> tx.append(event.subject(), new ContactFact.Accepted("ann")))
        .join();
    byte[] form = pdf(100_000);
    upload(form, token);
    ann.push(
        event.subject(),
        new EmailFact.ReplyWritten(
            "ann", MARIA, "Re: Rent aid", "Please fill this in.", QUESTION, files(form, photo)));
    soon().until(() -> !peers.mailOf("maria").isEmpty());

    List<MailAttachment> arrived = MailReader.read(peers.mailOf("maria").getFirst()).attachments();
    assertEquals(
        List.of("Formular für Änderungen.pdf application/pdf", "photo.png image/png"),
        arrived.stream().map(file -> file.name() + " " + file.mediaType()).toList());
    assertEquals(
        List.of(Sha256.of(form), Sha256.of(photo)),
        arrived.stream().map(MailAttachment::sha256).toList());
  }

  private static List<EmailFact.Attachment> files(byte[] form, byte[] photo) {
    return List.of(
        new EmailFact.Attachment(
            "Formular für Änderungen.pdf", "application/pdf", form.length, Sha256.of(form)),
        new EmailFact.Attachment("photo.png", "image/png", photo.length, Sha256.of(photo)));
  }

  private List<Event> received() {
    return server
        .server()
        .log()
        .read(
            handle ->
                handle
                    .createQuery("select event_id from event where type = 'email.received'")
                    .map((row, context) -> new EventId(Columns.uuid(row.getBytes(1))))
                    .list())
        .stream()
        .map(id -> server.server().log().find(id).orElseThrow().event())
        .toList();
  }

  private void assertDownload(byte[] bytes, String type, EmailFact.Attachment file, String token)
      throws Exception {
    HttpResponse<byte[]> answer = send(request(file.sha256(), token).GET());
    assertEquals(200, answer.statusCode());
    assertArrayEquals(bytes, answer.body());
    assertEquals(type, answer.headers().firstValue("Content-Type").orElse(""));
  }

  private void upload(byte[] bytes, String token) throws Exception {
    HttpResponse<byte[]> answer =
        send(
            request(Sha256.of(bytes) + "/upload", token)
                .header("Upload-Offset", "0")
                .header("Upload-Length", Integer.toString(bytes.length))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    assertEquals(200, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(server.uri("/api/v1/attachments/" + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** The photo is declared as something that it is not. */
  private static byte[] mail(byte[] lease, byte[] photo) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress(MARIA));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(MailDesk.ADDRESS));
    message.setSubject("Rent aid");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Here is my lease.");
    message.setContent(
        new MimeMultipart(
            text,
            part("Mietvertrag für März.pdf", "application/pdf", lease),
            part("photo.bin", "application/octet-stream", photo)));
    message.saveChanges();
    message.setHeader("Message-ID", QUESTION);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toByteArray();
  }

  private static MimeBodyPart part(String name, String type, byte[] bytes)
      throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setFileName(name);
    return part;
  }

  private static byte[] pdf(int bytes) {
    byte[] pdf = new byte[bytes];
    new Random(bytes).nextBytes(pdf);
    byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, pdf, 0, head.length);
    return pdf;
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }
}
