// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PendingFilesTest {
  private static final Event.Subject ABOUT =
      new Event.Subject(DeskBench.ELENA, DeskBench.contact("mail"));
  private static final EmailFact.Attachment A = file("a");
  private static final EmailFact.Attachment B = file("b");

  @TempDir Path folder;
  private DeskBench desk;
  private PendingFiles pending;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    pending = desk.store.pendingFiles();
    write(new NoteFact.Written("ana", "before"));
    write(new EmailFact.ReplyWritten("ana", "e@c.test", "s", "t", null, List.of(A, B)));
    write(new NoteFact.Written("ana", "behind"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void anEventAndWhatIsBehindItWaitForAllItsFiles() {
    assertEquals(1, ready());
    assertEquals(A, pending.next().orElseThrow());

    pending.settled(A.sha256());
    assertEquals(1, ready());
    assertEquals(B, pending.next().orElseThrow());

    pending.settled(B.sha256());
    assertEquals(3, ready());
    assertTrue(pending.next().isEmpty());
  }

  @Test
  void aChatMessageWaitsForItsFilesToo() {
    pending.settled(A.sha256());
    pending.settled(B.sha256());
    EmailFact.Attachment form = file("form");
    write(new ChatFact.Message(ChatFact.Author.AGENT, "Ana", "words"));
    write(new ChatFact.Message(ChatFact.Author.AGENT, "Ana", "", List.of(form)));

    assertEquals(4, ready());
    assertEquals(form, pending.next().orElseThrow());
    pending.settled(form.sha256());
    assertEquals(5, ready());
  }

  @Test
  void whatWaitsForAFileIsNotTakenForSettled() {
    assertEquals(0, desk.sync.standing().settledSeq());
  }

  @Test
  void aServerThatCameBackOlderIsAskedForTheFilesAgain() {
    pending.settled(A.sha256());
    pending.settled(B.sha256());
    desk.sync.welcomed("log", 3, List.of(), List.of());
    desk.sync.acked(new ServerFrame.Ack(3, List.of()));

    desk.sync.welcomed("log", 0, List.of(), List.of());

    assertEquals(1, ready());
    assertEquals(A, pending.next().orElseThrow());
  }

  private int ready() {
    return desk.sync.unsettled(0, 64).size();
  }

  private void write(org.citizendesk.protocol.fact.Fact fact) {
    desk.store.write(ABOUT, fact).join();
  }

  private static EmailFact.Attachment file(String name) {
    return new EmailFact.Attachment(name, "text/plain", 1, name);
  }
}
