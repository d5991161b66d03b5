// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WindowType;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** One conversation in several tabs of a real browser. */
final class WidgetTabsIT extends InBrowser {
  private ChatServer server;
  private WidgetPage page;
  private String first;

  @BeforeEach
  void open() throws Exception {
    server = new ChatServer(folder, ChatServer.GENEROUS);
    page = new WidgetPage(chromium.driver);
    first = chromium.driver.getWindowHandle();
    page.open(server);
    page.awaitStatus("Write to us");
  }

  @AfterEach
  void closeTabs() {
    List<String> complaints = chromium.complaints();
    Set<String> tabs = chromium.driver.getWindowHandles();
    chromium.driver.switchTo().newWindow(WindowType.TAB);
    String next = chromium.driver.getWindowHandle();
    tabs.forEach(this::closeTab);
    goTo(next);
    server.close();
    assertEquals(List.of(), complaints);
  }

  private String anotherTab() {
    chromium.driver.switchTo().newWindow(WindowType.TAB);
    page.open(server);
    return chromium.driver.getWindowHandle();
  }

  private void goTo(String tab) {
    chromium.driver.switchTo().window(tab);
  }

  private void closeTab(String tab) {
    goTo(tab);
    chromium.driver.close();
  }

  private String draft() {
    return String.valueOf(page.text().getDomProperty("value"));
  }

  @Test
  void tabsShowOneConversationOverOneConnection() {
    page.name().sendKeys("Sam");
    page.write("from the first tab");
    page.awaitShown(List.of("from the first tab"));
    ContactId chat = page.conversation();

    String second = anotherTab();
    page.awaitShown(List.of("from the first tab"));
    page.awaitStatus("Waiting for an agent");
    page.write("from the second tab");
    server.store.accepted(chat);
    server.store.agentSays(chat, "to both");

    List<String> all = List.of("from the first tab", "from the second tab", "to both");
    for (String tab : List.of(second, first)) {
      goTo(tab);
      await().until(() -> page.shown().containsAll(all));
      page.awaitStatus("An agent is with you");
      assertEquals(chat, page.conversation());
    }
    assertEquals(page.shown(), server.store.texts(chat));
    assertEquals(1, server.connections());
  }

  @Test
  void aFileAndARatingOfOneTabAreThoseOfAll() throws Exception {
    page.write("Hello");
    page.awaitShown(List.of("Hello"));
    ContactId chat = page.conversation();
    String second = anotherTab();
    page.awaitStatus("Waiting for an agent");
    page.choose(Files.writeString(folder.resolve("a.txt"), "words"));
    page.awaitText("Download a.txt (1 KB)");
    goTo(first);
    page.awaitText("Download a.txt (1 KB)");
    page.button("End chat").click();
    page.awaitStatus("This chat has ended");
    goTo(second);
    page.awaitStatus("This chat has ended");
    page.field("cd-score4").click();
    page.button("Send rating").click();

    for (String tab : List.of(second, first)) {
      goTo(tab);
      page.awaitStatus("This chat has ended. Write again to begin another. Thank you");
    }
    List<Fact> facts = server.store.facts(chat);
    assertEquals(new ChatFact.Rated(4, ""), facts.getLast());
    assertEquals(
        List.of("", "a.txt"),
        facts.stream()
            .filter(ChatFact.Message.class::isInstance)
            .map(said -> ((ChatFact.Message) said).files())
            .map(files -> files.isEmpty() ? "" : files.getFirst().name())
            .toList());
  }

  @Test
  void eachTabKeepsItsOwnDraft() {
    page.text().sendKeys("half of one");
    String second = anotherTab();
    page.awaitStatus("Write to us");
    assertEquals("", draft());
    page.text().sendKeys("half of another");

    goTo(first);
    chromium.driver.navigate().refresh();
    page.awaitStatus("Write to us");
    assertEquals("half of one", draft());
    goTo(second);
    chromium.driver.navigate().refresh();
    page.awaitStatus("Write to us");
    assertEquals("half of another", draft());
  }

  @Test
  void whatWaitsInATabThatIsClosedIsSentByAnother() {
    page.write("before");
    page.awaitShown(List.of("before"));
    ContactId chat = page.conversation();
    String second = anotherTab();
    page.awaitShown(List.of("before"));

    goTo(first);
    chromium.offline(true);
    page.awaitStatus("Connection lost");
    page.write("of the closed tab");
    goTo(second);
    page.awaitStatus("Connection lost");
    page.write("of the other tab");
    assertEquals(List.of("of the closed tab", "of the other tab"), page.unsent());
    closeTab(first);
    goTo(second);

    page.awaitShown(List.of("before", "of the closed tab", "of the other tab"));
    assertEquals(page.shown(), server.store.texts(chat));
    assertEquals(chat, page.conversation());
  }

  @Test
  void tabsThatComeAndGoOverBrokenConnectionsLoseAndDoubleNothing() {
    List<String> sent = new ArrayList<>();
    String older = first;
    for (int round = 0; round < 6; round++) {
      String newer = anotherTab();
      page.hurry();
      for (int i = 0; i < 4; i++) {
        goTo(i % 2 == 0 ? older : newer);
        sent.add("round " + round + ", message " + i);
        page.writeAtOnce(sent.getLast());
        server.dropAll();
      }
      closeTab(older);
      goTo(newer);
      older = newer;
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> page.shown().containsAll(sent));
    await().until(() -> page.unsent().isEmpty());

    List<String> stored = server.store.texts(page.conversation());
    assertEquals(sent.size(), stored.size());
    assertEquals(Set.copyOf(sent), Set.copyOf(stored));
    assertEquals(stored, page.shown());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTabThatIsLookedAtSpeaksInsteadOfAFrozenOne(boolean mute) {
    page.write("before");
    page.awaitShown(List.of("before"));
    ContactId chat = page.conversation();
    String second = anotherTab();
    page.awaitShown(List.of("before"));
    goTo(first);
    freeze("frozen");
    if (mute) {
      chromium.driver.executeScript(
          """
          BroadcastChannel.prototype.kept = BroadcastChannel.prototype.postMessage;
          BroadcastChannel.prototype.postMessage = () => {};
          """);
    }
    goTo(second);
    page.raceTheClock();

    page.write("who hears me?");

    page.awaitShown(List.of("before", "who hears me?"));
    goTo(first);
    if (mute) {
      chromium.driver.executeScript(
          "BroadcastChannel.prototype.postMessage = BroadcastChannel.prototype.kept");
    }
    freeze("active");
    page.awaitShown(List.of("before", "who hears me?"));
    page.awaitStatus("Waiting for an agent");
    await().until(() -> server.connections() == 1);
    assertEquals(page.shown(), server.store.texts(chat));
  }

  private static void freeze(String state) {
    chromium.driver.executeCdpCommand("Page.setWebLifecycleState", Map.of("state", state));
  }

  @Test
  void anyTabCanEndTheChatAndClearTheWindowOfAll() {
    page.write("first chat");
    page.awaitShown(List.of("first chat"));
    String second = anotherTab();
    page.awaitShown(List.of("first chat"));
    page.button("End chat").click();
    page.awaitStatus("This chat has ended");
    page.button("New chat").click();
    page.awaitStatus("Write to us");
    page.write("second chat");

    for (String tab : List.of(second, first)) {
      goTo(tab);
      page.awaitShown(List.of("second chat"));
    }
    assertEquals(List.of("second chat"), server.store.texts(page.conversation()));
  }

  @Test
  void withoutLocksEachTabSpeaksInTheSameConversation() {
    page.write("with locks");
    page.awaitShown(List.of("with locks"));
    withoutLocks();
    chromium.driver.navigate().refresh();
    page.awaitShown(List.of("with locks"));
    ContactId chat = page.conversation();
    chromium.driver.switchTo().newWindow(WindowType.TAB);
    String second = chromium.driver.getWindowHandle();
    withoutLocks();
    page.open(server);

    page.awaitShown(List.of("with locks"));
    page.write("without locks");
    server.store.agentSays(chat, "to both");

    for (String tab : List.of(second, first)) {
      goTo(tab);
      await().until(() -> page.shown().containsAll(List.of("without locks", "to both")));
      assertEquals(chat, page.conversation());
    }
    assertEquals(page.shown(), server.store.texts(chat));
    assertEquals(2, server.connections());
  }

  /** As on a page without TLS; holds for the tab until it is closed. */
  private static void withoutLocks() {
    chromium.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "Object.defineProperty(navigator, 'locks', {value: undefined})"));
  }
}
