// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.app.ServerMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A routing book that an administrator imports, as an agent meets it at her desktop. */
class BookAtWorkTest extends OneDeskAtWork {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BOOK =
      """
      {"general": {"reasons": [{"code": "desk", "name": "Front desk"}]},
       "queues": [{"id": "benefits",
         "wrapUp": {"mode": "TIMED", "seconds": 45, "outcomes": [{"code": "sent", "name": "Form sent"}]}}]}
      """;

  @BeforeEach
  void importTheBook() throws IOException {
    Path file = Files.writeString(centre.data().resolve("book.json"), BOOK);
    int code =
        ServerMain.commandLine()
            .execute("routing-import", file.toString(), "--data", centre.data().toString());
    assertEquals(0, code);
    await()
        .atMost(PATIENCE)
        .until(() -> ann.services().agentState().reasons().equals(List.of("Front desk")));
  }

  @Test
  void whatTheBookSaysIsKnownOnTheDesktopAlsoWithoutANetwork() {
    line.cut();

    assertEquals(
        List.of(new Choice("sent", "Form sent")), ann.services().outcomes().of("benefits"));
    assertEquals("Form sent", ann.services().outcomes().label("sent"));
    assertEquals(WrapUp.Mode.TIMED, ann.services().outcomes().finishing("benefits").mode());
  }

  @Test
  void anOutcomeThatComesAfterTheTimerIsTakenAllTheSame() {
    ContactId chat = centre.chat();
    ann.takes(chat);
    CitizenId citizen = ann.services().work().items().get().getFirst().citizen();
    centre
        .server()
        .log()
        .write(
            tx ->
                tx.append(
                    new Event.Subject(citizen, chat), new ChatFact.Ended(ChatFact.Author.CITIZEN)))
        .join();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ann.services().work().items().get().stream()
                    .anyMatch(
                        item -> item.status() == WorkItem.Status.WRAP_UP && item.until() != null));

    // The world is in a hurry: the three quarters of a minute pass soon.
    await().atMost(PATIENCE).until(() -> ann.services().work().items().get().isEmpty());
    ann.services().conversation().wrapUp(chat, "sent", "By post").join();
    ann.isDone();

    assertEquals(0, ann.link().needAttention());
    assertEquals(List.of(WrapUp.TIMED_OUT, "sent"), outcomes(citizen));
  }

  private List<String> outcomes(CitizenId citizen) {
    return centre.server().log().history(citizen, Long.MAX_VALUE, 500).events().stream()
        .map(placed -> FactCodec.decode(placed.event().content()))
        .filter(ContactFact.WrappedUp.class::isInstance)
        .map(fact -> ((ContactFact.WrappedUp) fact).outcome())
        .toList();
  }
}
