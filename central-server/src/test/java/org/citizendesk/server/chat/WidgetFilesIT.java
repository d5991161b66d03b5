// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Files in the chat window, on the page of an agency that trusts nobody. */
final class WidgetFilesIT extends OnAgencySite {
  private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n".getBytes(UTF_8);

  private ContactId chat;

  @Override
  ChatSettings.Files files() {
    return new ChatSettings.Files(8 << 20, 5);
  }

  @BeforeEach
  void beginAChat() {
    assertFalse(page.button("Attach files").isDisplayed(), "nothing was said");
    page.write("My card is lost");
    page.awaitShown(List.of("My card is lost"));
    chat = page.conversation();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(Files.createDirectories(folder.resolve("home")).resolve(name), bytes);
  }

  private static byte[] large() {
    byte[] large = new byte[4 << 20];
    System.arraycopy(PDF, 0, large, 0, PDF.length);
    return large;
  }

  private List<String> names() {
    return server.store.facts(chat).stream()
        .filter(ChatFact.Message.class::isInstance)
        .flatMap(said -> ((ChatFact.Message) said).files().stream())
        .map(EmailFact.Attachment::name)
        .toList();
  }

  private void awaitFile(String label) {
    await().until(() -> page.root().findElements(By.className("cd-file")).size() > 0);
    page.awaitText(label);
  }

  @Test
  void filesGoBothWaysUnderTheStrictPolicyOfAnotherSite() throws Exception {
    page.choose(file("my letter.pdf", PDF), file("año.txt", "Hola".getBytes(UTF_8)));
    awaitFile("Download my letter.pdf (1 KB)");
    awaitFile("Download año.txt (1 KB)");
    assertEquals(List.of("my letter.pdf", "año.txt"), names());
    assertEquals(List.of(), page.unsent());
    byte[] form = "%PDF-1.7\nform".getBytes(UTF_8);
    server.store.push(
        new Event.Subject(server.store.citizenOf(chat), chat),
        new ChatFact.Message(
            ChatFact.Author.AGENT,
            "Avery",
            "Please fill this in",
            List.of(
                new EmailFact.Attachment(
                    "form.pdf", "application/pdf", form.length, server.files.put(form)))));
    awaitFile("Download form.pdf (1 KB)");
    page.judge(chromium, "files");

    chromium.driver.navigate().refresh();
    awaitFile("Download form.pdf (1 KB)");
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    chromium.keepIn(downloads);
    page.button("Download form.pdf (1 KB)").click();
    await().until(() -> Files.exists(downloads.resolve("form.pdf")));
    assertArrayEquals(form, Files.readAllBytes(downloads.resolve("form.pdf")));
    assertFalse(
        String.valueOf(
                chromium.driver.executeScript(
                    "return performance.getEntriesByType('resource').map(e => e.name).join()"))
            .contains(page.key()),
        "the key never stands in an address");
    Files.delete(server.files.find(Sha256.of(form)).orElseThrow());
    page.button("Download form.pdf (1 KB)").click();
    page.awaitText("The file cannot be loaded now.");
  }

  @Test
  void whatIsNotTakenIsToldInBothLanguages() throws Exception {
    page.choose(file("song.exe", "MZ\0\0".getBytes(UTF_8)));
    page.awaitText("Not sent · files of this kind are not taken.");
    page.choose(file("huge.pdf", new byte[(8 << 20) + 1]));
    page.awaitText("it is larger than 8.0 MB.");
    assertEquals(1, sendings(), "what is too large is not sent");
    page.judge(chromium, "files-refused");
    page.button("Español").click();
    for (int i = 0; i < 6; i++) {
      page.choose(file(i + ".pdf", PDF));
    }
    page.awaitText("No se envió · no caben más archivos en este chat.");
    assertEquals(List.of("0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf"), names());
  }

  @Test
  void aFileOnItsWayShowsHowFarItIsAndCanBeCancelled() throws Exception {
    chromium.slow(true);
    page.choose(file("scan.pdf", large()));
    await().until(() -> !page.root().findElements(By.cssSelector("progress[value]")).isEmpty());
    page.judge(chromium, "files-sending");

    page.button("Cancel").click();

    assertEquals(List.of(), page.unsent());
    assertEquals("Your message", page.focused());
    chromium.slow(false);
    page.choose(file("other.pdf", PDF));
    awaitFile("Download other.pdf (1 KB)");
    assertEquals(List.of("other.pdf"), names());
  }

  @Test
  void breaksLoseNoFileAndDoubleNone() throws Exception {
    page.hurry();
    for (int i = 0; i < 5; i++) {
      page.choose(file(i + ".pdf", PDF));
      server.dropAll();
      if (i == 2) {
        chromium.offline(true);
        page.awaitStatus("Connection lost");
        page.choose(file("tunnel.pdf", PDF));
        assertTrue(page.unsent().contains("tunnel.pdf"));
        chromium.offline(false);
        i++;
      }
    }

    awaitFile("Download 4.pdf (1 KB)");
    await().until(() -> page.unsent().isEmpty());
    assertEquals(List.of("0.pdf", "1.pdf", "2.pdf", "tunnel.pdf", "4.pdf"), names());
    assertEquals(5, page.root().findElements(By.className("cd-file")).size());
  }

  @Test
  void aFileThatBreaksOffOnItsWayBeginsAgain() throws Exception {
    chromium.slow(true);
    page.choose(file("scan.pdf", large()));
    await().until(() -> !page.root().findElements(By.cssSelector("progress")).isEmpty());
    server.cutAll();
    chromium.slow(false);

    awaitFile("Download scan.pdf (4.0 MB)");
    assertEquals(List.of("scan.pdf"), names());
    assertEquals(List.of(), page.unsent());
  }

  @Test
  void aFileThatTheServerCannotStoreIsSentAgainLater() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve(Attachments.FOLDER));
    page.choose(file("scan.pdf", PDF));
    await().until(() -> sendings() == 1);
    Files.delete(inTheWay);

    awaitFile("Download scan.pdf (1 KB)");
    assertEquals(List.of("scan.pdf"), names());
  }

  private long sendings() {
    return ((Number)
            chromium.driver.executeScript(
                "return performance.getEntriesByType('resource')"
                    + ".filter(e => e.name.endsWith('/chat/files')).length"))
        .longValue();
  }

  @Test
  void aFileThatAReloadBrokeOffIsSaidToBeMissing() throws Exception {
    chromium.slow(true);
    page.choose(file("scan.pdf", large()));
    await().until(() -> !page.root().findElements(By.cssSelector("progress")).isEmpty());

    chromium.driver.navigate().refresh();

    page.awaitText("Not sent · please choose it again.");
    assertEquals(List.of(), names());
    chromium.slow(false);
    chromium.driver.navigate().refresh();
    page.awaitShown(List.of("My card is lost"));
  }
}
