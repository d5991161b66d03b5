// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a citizen takes home of a chat, on the page of an agency that trusts nobody. */
final class WidgetCopyIT extends OnAgencySite {

  private ContactId talk() {
    page.name().sendKeys("Sam");
    page.write("My card is lost");
    page.awaitShown(List.of("My card is lost"));
    ContactId chat = page.conversation();
    server.store.accepted(chat);
    server.store.agentSays(chat, "<b>It takes a week</b>");
    page.awaitShown(List.of("My card is lost", "<b>It takes a week</b>"));
    return chat;
  }

  private List<ChatFact.CopyAsked> asked(ContactId chat) {
    return server.store.facts(chat).stream()
        .filter(ChatFact.CopyAsked.class::isInstance)
        .map(ChatFact.CopyAsked.class::cast)
        .toList();
  }

  @Test
  void aChatIsSavedAsATextWhileItGoesOnAndAfterwards() throws Exception {
    assertFalse(page.button("Save chat").isDisplayed(), "there is nothing to save");
    talk();
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    chromium.keepIn(downloads);
    page.button("Save chat").click();

    Path saved = downloads.resolve("chat-2026-03-02.txt");
    await().until(() -> Files.exists(saved));
    List<String> lines = Files.readAllLines(saved);
    assertEquals(6, lines.size(), lines::toString);
    assertTrue(lines.get(0).endsWith("  Sam"), lines.get(0));
    assertEquals("My card is lost", lines.get(1));
    assertTrue(lines.get(3).endsWith("  Avery"), lines.get(3));
    assertEquals("<b>It takes a week</b>", lines.get(4));
    page.button("End chat").click();
    page.awaitStatus("This chat has ended");
    assertTrue(page.button("Save chat").isDisplayed());
  }

  @Test
  void aCopyByMailIsAskedForWithTheKeyboardOnceAndOverABreak() throws Exception {
    page.write("My card is lost");
    page.awaitShown(List.of("My card is lost"));
    assertFalse(page.button("E-mail chat").isDisplayed(), "nobody has answered");
    ContactId chat = page.conversation();
    server.store.agentSays(chat, "It takes a week");
    page.awaitShown(List.of("My card is lost", "It takes a week"));
    page.button("E-mail chat").click();
    assertEquals("E-mail address for a copy", page.focused());
    page.press("-sam@example.org", Keys.ENTER);
    assertEquals("E-mail address for a copy", page.focused());
    page.awaitText("Please give an e-mail address that we can answer");
    page.judge(chromium, "copy");
    page.press(Keys.chord(Keys.CONTROL, "a"), "sam@example", Keys.ENTER);
    page.awaitText("Please give an e-mail address that we can answer");
    page.button("E-mail chat").click();
    chromium.offline(true);
    page.awaitStatus("Connection lost");
    page.press(Keys.chord(Keys.CONTROL, "a"), "sam@example.org", Keys.ENTER);
    page.awaitText("Asking for a copy");
    chromium.offline(false);
    chromium.driver.navigate().refresh();

    page.awaitText("A copy goes to sam@example.org when this chat has ended.");
    assertEquals(List.of(new ChatFact.CopyAsked("sam@example.org", "en", "UTC")), asked(chat));
    page.judge(chromium, "copy-asked");
    page.button("Español").click();
    page.awaitText("Enviaremos una copia a sam@example.org");
    page.button("Terminar el chat").click();
    page.awaitText("Enviamos una copia de este chat a sam@example.org.");
    assertFalse(page.button("Recibir por correo").isDisplayed());
    page.judge(chromium, "copy-sent");
  }

  @Test
  void aRatingThatWasGivenWithoutAConnectionIsNotAskedForAgain() {
    ContactId chat = talk();
    page.button("End chat").click();
    page.awaitText("How was this chat? (optional)");
    chromium.offline(true);
    page.awaitStatus("Connection lost");
    page.field("cd-score4").click();
    page.button("Send rating").click();
    chromium.offline(false);
    chromium.driver.navigate().refresh();

    page.awaitStatus("This chat has ended. Write again to begin another. Thank you");
    assertFalse(page.button("Send rating").isDisplayed());
    assertEquals(
        List.of(new ChatFact.Rated(4, "")),
        server.store.facts(chat).stream().filter(ChatFact.Rated.class::isInstance).toList());
  }
}
