// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Tests of the chat window on the page of an agency that trusts nobody. */
abstract class OnAgencySite extends InBrowser {
  ChatServer server;
  WidgetPage page;
  private AgencySite site;

  /** Returns which files citizens may send. */
  ChatSettings.Files files() {
    return ChatSettings.Files.USUAL;
  }

  @BeforeEach
  void openSite() throws Exception {
    site = new AgencySite();
    server =
        new ChatServer(
            folder,
            new ChatSettings(
                "web-chat",
                Set.of(site.origin()),
                Map.of(),
                Questions.NONE,
                files(),
                ChatServer.GENEROUS.limits()));
    site.embed(server);
    chromium.size(1280, 800, 1);
    chromium.scheme("light");
    page = new WidgetPage(chromium.driver);
    page.open(site.page());
    page.awaitStatus("Write to us");
  }

  @AfterEach
  void closeSite() {
    // That the server refused a file is told in the window, and by the browser too.
    List<String> complaints =
        chromium.complaints().stream().filter(c -> !c.contains("/chat/files")).toList();
    chromium.slow(false);
    chromium.driver.get("about:blank");
    server.close();
    site.close();
    assertEquals(List.of(), complaints);
  }
}
