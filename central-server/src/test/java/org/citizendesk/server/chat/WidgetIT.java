// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The chat window in a real browser, against a real server. */
final class WidgetIT extends InBrowser {
  /**
   * Lists texts with too little contrast (WCAG 2.2, 1.4.3), as the browser computed the colours.
   */
  private static final String PALE =
      """
      const lum = c => c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const rgba = s => s.match(/[\\d.]+/g).map(Number);
      const behind = e => {
        for (let n = e; n; n = n.parentElement) {
          const c = rgba(getComputedStyle(n).backgroundColor);
          if (c.length === 3 || c[3] > 0) return c.slice(0, 3);
        }
        return [255, 255, 255];
      };
      return [...document.querySelectorAll('body, body *')]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .map(e => {
          const [a, b] = [lum(rgba(getComputedStyle(e).color).slice(0, 3)), lum(behind(e))].sort((x, y) => y - x);
          return {what: e.tagName + '.' + e.className, ratio: (a + 0.05) / (b + 0.05)};
        })
        .filter(e => e.ratio < 4.5).map(e => e.what + ' ' + e.ratio.toFixed(2));
      """;

  private static final Duration SOON = Duration.ofMillis(5);

  private ChatServer server;
  private WidgetPage page;

  @BeforeEach
  void open() throws Exception {
    server = new ChatServer(folder, ChatServer.GENEROUS);
    chromium.size(1280, 800, 1);
    chromium.scheme("light");
    page = new WidgetPage(chromium.driver);
    page.open(server);
    page.awaitStatus("Write to us");
  }

  @AfterEach
  void close() {
    List<String> complaints = chromium.complaints();
    chromium.driver.get("about:blank");
    server.close();
    assertEquals(List.of(), complaints);
  }

  @Test
  void aCitizenAndAnAgentTalk() {
    page.name().sendKeys("Sam Sample");
    page.write("My card is lost");
    page.awaitStatus("Waiting for an agent");
    page.awaitShown(List.of("My card is lost"));
    ContactId chat = page.conversation();
    assertEquals(
        "Sam Sample",
        server.log().read(handle -> ChatRows.state(handle, chat)).orElseThrow().party());

    server.store.accepted(chat);
    page.awaitStatus("An agent is with you");
    server.chat.agentTyping(chat, true);
    page.awaitStatus("The agent is typing");
    page.text().sendKeys("I am still");
    await().until(() -> server.typing.contains(chat + " true"));
    server.store.agentSays(chat, "<img src=x onerror=alert(1)> <b>Hello</b>");

    page.awaitShown(List.of("My card is lost", "<img src=x onerror=alert(1)> <b>Hello</b>"));
    page.awaitStatus("An agent is with you");
    assertEquals(List.of(), page.log().findElements(By.cssSelector("img, b")));
    assertTrue(page.log().getText().contains("Avery"));
    server.store.wrappedUp(chat);
    page.awaitStatus("This chat has ended");
  }

  @Test
  void twiceAsManyMessagesAsBreaksArriveOnceAndInOrder() {
    page.hurry();
    int breaks = Boolean.getBoolean("peers.long") ? 400 : 100;
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2 * breaks; i++) {
      expected.add("burst " + i);
      page.writeAtOnce("burst " + i);
      server.store.clock.advance(Duration.ofMillis(100));
      if (i % 2 == 1) {
        await().pollInterval(SOON).until(() -> server.connections() > 0);
        server.dropAll();
      }
    }

    page.awaitShown(expected);

    assertEquals(expected, server.store.texts(page.conversation()));
    assertEquals(breaks, server.dropped());
  }

  @Test
  void aReloadKeepsTheConversationAndTheHalfTypedText() {
    page.write("before the reload");
    page.awaitShown(List.of("before the reload"));
    ContactId chat = page.conversation();
    page.text().sendKeys("half ty");

    chromium.driver.navigate().refresh();

    page.awaitShown(List.of("before the reload"));
    page.awaitStatus("Waiting for an agent");
    assertEquals("half ty", page.text().getDomProperty("value"));
    page.write("ped");
    page.awaitShown(List.of("before the reload", "half typed"));
    assertEquals(chat, page.conversation());
  }

  @Test
  void whatIsWrittenWithoutAConnectionIsKeptOverAReloadAndSentLater() {
    page.write("first");
    page.awaitShown(List.of("first"));
    ContactId chat = page.conversation();
    chromium.offline(true);
    page.awaitStatus("Connection lost");
    page.write("written in a tunnel");
    assertEquals(List.of("written in a tunnel"), page.unsent());

    chromium.offline(false);

    page.awaitShown(List.of("first", "written in a tunnel"));
    assertEquals(List.of("first", "written in a tunnel"), server.store.texts(chat));
  }

  @Test
  void writingAfterTheEndBeginsANewChatInTheSameWindow() {
    page.write("first chat");
    page.awaitShown(List.of("first chat"));
    ContactId first = page.conversation();
    server.store.wrappedUp(first);
    page.awaitStatus("This chat has ended");

    page.write("second chat");

    page.awaitShown(List.of("first chat", "second chat"));
    ContactId second = page.conversation();
    assertNotEquals(first, second);
    assertEquals(List.of("second chat"), server.store.texts(second));
    assertEquals(server.store.citizenOf(first), server.store.citizenOf(second));
  }

  @Test
  void whoOnlySeesThePageHasNoConnectionAndWhoHidTheWindowHearsOfNews() {
    chromium.driver.executeScript("sessionStorage.clear()");
    page.come(server);
    await().during(Duration.ofMillis(500)).until(() -> server.connections() == 0);
    page.button("Chat with us").click();
    page.write("Hello");
    page.awaitShown(List.of("Hello"));
    ContactId chat = page.conversation();
    page.button("Hide").click();
    assertFalse(page.log().isDisplayed());

    server.store.agentSays(chat, "Good morning");

    await().until(() -> page.root().getText().contains("New messages: 1"));
    page.button("Chat with us").click();
    page.awaitShown(List.of("Hello", "Good morning"));
    assertTrue(page.log().isDisplayed());
    assertFalse(page.root().getText().contains("New messages"));
  }

  @Test
  void theNewChatButtonClearsTheWindow() {
    page.write("first chat");
    page.awaitShown(List.of("first chat"));
    page.button("End chat").click();
    page.awaitStatus("This chat has ended");

    page.button("New chat").click();

    page.awaitStatus("Write to us");
    page.awaitShown(List.of());
    assertEquals("Your message", page.focused());
  }

  @Test
  void everythingWorksWithTheKeyboardAlone() {
    page.button("Hide").click();
    assertEquals("Chat with us", page.focused());
    page.press(Keys.ENTER);
    assertEquals("Your message", page.focused());
    for (int i = 0; i < 4; i++) {
      page.press(Keys.chord(Keys.SHIFT, Keys.TAB));
    }
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      stops.add(page.focused());
      assertTrue(hasVisibleFocus(), () -> "no visible focus on " + page.focused());
      page.press(Keys.TAB);
    }
    assertEquals(
        List.of("Español", "Hide", "Messages", "Your name (optional)", "Your message", "Send"),
        stops);

    page.text().click();
    page.press("Hello");
    page.press(Keys.chord(Keys.SHIFT, Keys.ENTER));
    page.press("again", Keys.ENTER);
    page.awaitShown(List.of("Hello\nagain"));
    assertEquals("Your message", page.focused());
    page.press(Keys.TAB);
    page.press(Keys.TAB);
    assertEquals("Attach files", page.focused());
    page.press(Keys.TAB);
    assertEquals("End chat", page.focused());
    page.press(Keys.SPACE);

    page.awaitStatus("This chat has ended");
    assertEquals("Your message", page.focused());
  }

  private static boolean hasVisibleFocus() {
    WebElement focused = chromium.driver.switchTo().activeElement();
    return !"none".equals(focused.getCssValue("outline-style"))
        && !"0px".equals(focused.getCssValue("outline-width"));
  }

  @Test
  void everyPartHasItsRoleItsNameAndItsLanguage() {
    page.write("Hello");
    page.awaitShown(List.of("Hello"));

    assertEquals("log", page.log().getAriaRole());
    assertEquals("polite", page.log().getDomAttribute("aria-live"));
    assertEquals("region", page.root().getAriaRole());
    assertEquals("Chat with us", page.root().getAccessibleName());
    assertEquals("en", page.root().getDomAttribute("lang"));
    assertEquals("cd-hint", page.text().getDomAttribute("aria-describedby"));
    List<WebElement> focusable =
        page.root().findElements(By.cssSelector("button, input, select, textarea, [tabindex]"));
    assertEquals(25, focusable.size());
    focusable.stream()
        .filter(WebElement::isDisplayed)
        .forEach(
            element -> assertFalse(element.getAccessibleName().isBlank(), element::getTagName));
    assertEquals(
        1L, chromium.driver.executeScript("return document.querySelectorAll('h1').length"));
  }

  @Test
  void everythingIsThereInSpanish() {
    page.button("Español").click();

    page.awaitStatus("Escríbanos");
    assertEquals("es", page.root().getDomAttribute("lang"));
    assertEquals("Su mensaje", page.text().getAccessibleName());
    page.write("Perdí mi tarjeta");
    page.awaitStatus("En espera de un agente");
    page.awaitShown(List.of("Perdí mi tarjeta"));
    String language =
        server
            .log()
            .read(
                handle ->
                    handle.createQuery("select language from citizen").mapTo(String.class).one());
    assertEquals("es", language);
  }

  @Test
  void itFitsNarrowScreensAndDoubleZoomAndHasContrastInLightAndDark() throws Exception {
    page.write("My benefits card was lost in the post. What shall I do?");
    page.awaitStatus("Waiting for an agent");
    server.store.accepted(page.conversation());
    server.store.agentSays(page.conversation(), "I can send you a new one: it takes a week.");
    page.awaitStatus("An agent is with you");
    server.dropAll();
    page.text().sendKeys("Thank you! Which address");

    for (String scheme : List.of("light", "dark")) {
      chromium.scheme(scheme);
      look(1280, 800, 1, scheme);
      look(320, 640, 2, scheme + "-narrow");
      look(640, 400, 2, scheme + "-zoomed");
    }
  }

  private void lookAtAll(String state) throws Exception {
    for (String scheme : List.of("light", "dark")) {
      chromium.scheme(scheme);
      look(1280, 800, 1, state + "-" + scheme);
      look(320, 640, 2, state + "-" + scheme + "-narrow");
    }
    chromium.size(1280, 800, 1);
  }

  @Test
  void whoWaitsSeesHerPlaceAndHearsItNowAndThen() throws Exception {
    for (int i = 0; i < 6; i++) {
      ContactId before = store().opened();
      store().clock.advance(Duration.ofMinutes(4));
      store().accepted(before);
    }
    ContactId first = store().opened();
    store().clock.advance(Duration.ofSeconds(1));
    page.write("My card is lost");
    page.awaitShown(List.of("My card is lost"));
    server.pass(Duration.ofSeconds(2));

    page.awaitText("You are number 2 in line. It may take about 5 to 10 minutes.");
    assertEquals("You are number 2 in line. It may take about 5 to 10 minutes.", page.aloud());
    lookAtAll("waiting");
    ContactId second = store().opened();
    store().placeBefore(second, first);
    server.pass(Duration.ofSeconds(2));
    page.awaitText("You are number 3 in line.");
    assertTrue(page.aloud().startsWith("You are number 2"), "not at each change");
    store().accepted(second);
    store().accepted(first);
    server.pass(Duration.ofSeconds(2));
    page.awaitText("You are next in line.");
    assertTrue(page.aloud().startsWith("You are next"));
    page.button("Español").click();
    page.awaitText("Usted es la próxima persona.");
    store().accepted(page.conversation());
    page.awaitStatus("Un agente está con usted");
    assertEquals("", page.aloud());
  }

  @Test
  void whenItIsClosedItSaysSoAndTakesAMessageOnce() throws Exception {
    page.write("a chat that began in time");
    page.awaitShown(List.of("a chat that began in time"));
    store().openFrom("08:30", "17:00");
    server.pass(Duration.ofSeconds(20));
    page.awaitStatus("Waiting for an agent. You can keep writing. We have closed meanwhile");
    page.write("goes on");
    page.awaitShown(List.of("a chat that began in time", "goes on"));
    page.button("End chat").click();
    page.awaitStatus(
        "We are closed now. We open again: Monday, March 2 at 8:30 AM Eastern Standard Time."
            + " Leave a message here, and we will answer by e-mail. Call 311.");
    page.text().sendKeys("Please write to me");
    page.button("Leave message").click();
    assertEquals("Your e-mail address, for our answer", page.focused());
    lookAtAll("closed");
    page.press("sam@example");
    page.button("Leave message").click();
    page.awaitRefused();
    await().until(() -> "Please write to me".equals(page.text().getDomProperty("value")));
    assertEquals("Your e-mail address, for our answer", page.focused());
    page.press(".org");
    page.name().sendKeys("Sam");
    page.hurry();
    page.button("Leave message").click();
    server.dropAll();

    await().until(() -> page.shown().getLast().startsWith("We have your message"));
    assertEquals(
        List.of("Sam sam@example.org Please write to me"),
        server.letters.stream().map(l -> l.name() + " " + l.email() + " " + l.text()).toList());
    page.button("Español").click();
    page.awaitStatus("Ahora está cerrado. Abrimos de nuevo: lunes, 2 de marzo");
    assertTrue(page.status().endsWith("Llame al 311."));
  }

  @Test
  void aMessageThatCameJustAfterClosingTimeIsNotLost() {
    page.text().sendKeys("I was too sl");
    store().openFrom("08:30", "17:00");
    store().clock.advance(Duration.ofSeconds(1));

    page.write("ow");

    page.awaitStatus("We are closed now");
    await().until(() -> "I was too slow".equals(page.text().getDomProperty("value")));
    page.awaitRefused();
    chromium.driver.navigate().refresh();
    page.awaitStatus("We are closed now");
    assertEquals("I was too slow", page.text().getDomProperty("value"));
    server.pass(Duration.ofHours(5));
    page.awaitStatus("Write to us");
  }

  @Test
  void itAsksBeforeAndAfterAChat() throws Exception {
    server.close();
    ChatSettings plain = ChatSettings.read(Settings.of(QuestionsTest.SETTINGS));
    server =
        new ChatServer(
            folder,
            new ChatSettings(
                "web-chat",
                Set.of(),
                Map.of(),
                plain.questions(),
                ChatSettings.Files.USUAL,
                ChatServer.GENEROUS.limits()));
    page.open(server);
    page.awaitStatus("Write to us");
    page.write("I moved");
    assertEquals("What is it about?", page.focused());
    page.press("Ben");
    page.awaitText("Your case number? (optional)");
    page.field("cd-email").sendKeys("sam@");
    page.button("Send").click();
    assertEquals("Your e-mail address (optional)", page.focused());
    lookAtAll("questions");
    page.press("example.org");
    page.field("cd-answer").sendKeys("<b>A-1</b>");
    chromium.driver.navigate().refresh();
    page.awaitStatus("Write to us");
    page.button("Send").click();
    page.awaitShown(List.of("I moved"));
    assertTrue(
        store()
            .facts(page.conversation())
            .contains(
                new ChatFact.Introduced(
                    "Benefits", "sam@example.org", "Your case number?", "<b>A-1</b>")));

    page.button("End chat").click();
    page.awaitText("How was this chat? (optional)");
    page.button("Send rating").click();
    page.awaitText("Please choose from 1 to 5.");
    assertEquals("1, bad", page.focused());
    lookAtAll("survey");
    page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    page.field("cd-comment").sendKeys("Kind");
    chromium.driver.navigate().refresh();
    page.awaitText("How was this chat? (optional)");
    page.button("Send rating").click();
    page.awaitStatus("This chat has ended. Write again to begin another. Thank you");
    assertTrue(store().facts(page.conversation()).contains(new ChatFact.Rated(4, "Kind")));
    chromium.driver.navigate().refresh();
    page.awaitStatus("This chat has ended. Write again to begin another. Thank you");
    page.button("Español").click();
    page.awaitStatus("Este chat ha terminado. Escriba para empezar otro. Gracias");
  }

  private ChatLog store() {
    return server.store;
  }

  private void look(int width, int height, double scale, String name) throws Exception {
    chromium.size(width, height, scale);
    Object wide = chromium.driver.executeScript("return document.documentElement.scrollWidth");
    assertTrue(((Number) wide).intValue() <= width, () -> name + " is " + wide + " wide");
    assertEquals(List.of(), chromium.driver.executeScript(PALE), name);
    assertEquals(List.of(), new Axe(chromium.driver).complaints(), name);
    chromium.driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", page.text());
    WebElement send = page.root().findElement(By.className("cd-send"));
    assertTrue(send.getRect().getHeight() >= 24, "too small to hit");
    chromium.picture(name);
  }
}
