// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The chat window on the page of an agency that trusts nobody, judged by the rules of axe-core. */
final class WidgetElsewhereIT extends OnAgencySite {

  @Test
  void everythingWorksUnderTheStrictPolicyOfAnotherSite() {
    page.name().sendKeys("Sam");
    page.write("Hello");
    page.awaitShown(List.of("Hello"));
    ContactId chat = page.conversation();
    server.store.accepted(chat);
    server.store.agentSays(chat, "Good morning");
    page.awaitShown(List.of("Hello", "Good morning"));
    page.awaitStatus("An agent is with you");
    assertEquals("rgba(0, 94, 162, 1)", page.button("Send").getCssValue("background-color"));

    server.dropAll();
    page.write("Are you there?");
    page.awaitShown(List.of("Hello", "Good morning", "Are you there?"));
    chromium.driver.navigate().refresh();

    page.awaitShown(List.of("Hello", "Good morning", "Are you there?"));
    assertEquals(chat, page.conversation());
    page.button("Español").click();
    page.awaitStatus("Un agente está con usted");
    page.button("Terminar el chat").click();
    page.awaitStatus("Este chat ha terminado");
  }

  @Test
  void axeFindsNothingInAnyState() throws Exception {
    page.judge(chromium, "empty");
    page.button("Hide").click();
    page.judge(chromium, "closed");
    page.button("Chat with us").click();
    page.write("My card is lost");
    page.awaitStatus("Waiting for an agent");
    page.judge(chromium, "waiting");
    ContactId chat = page.conversation();
    server.store.accepted(chat);
    server.store.agentSays(chat, "I can send you a new one: it takes a week.");
    page.awaitStatus("An agent is with you");
    page.text().sendKeys("Thank you");
    page.judge(chromium, "talking");
    page.writeAtOnce("x".repeat(4001));
    page.awaitRefused();
    page.judge(chromium, "refused");
    chromium.offline(true);
    page.awaitStatus("Connection lost");
    page.write("in a tunnel");
    page.judge(chromium, "lost");
    chromium.offline(false);
    page.awaitStatus("An agent is with you");
    page.button("End chat").click();
    page.awaitStatus("This chat has ended");
    page.judge(chromium, "ended");
  }
}
