// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Drafts on a real disk. */
class LocalDraftsTest {
  private static final ContactId THREAD = DeskBench.contact("thread");
  private static final Drafts.Key REPLY = new Drafts.Key(ELENA, THREAD, Kind.REPLY);
  private static final Drafts.Key NOTE = new Drafts.Key(ELENA, null, Kind.NOTE);
  private static final Draft WHOLE =
      new Draft(
          "Dear Elena",
          List.of("tom@x.test"),
          Instant.parse("2026-03-03T08:00:00Z"),
          List.of(new EmailFact.Attachment("card.png", "image/png", 3, "00ff")),
          List.of(
              new Draft.Piece(
                  "80 hours", new KnowledgeFact.Quoted("ana", "snap", 3, "Work", "7 CFR"))),
          true);

  @TempDir Path folder;
  private final Deque<Runnable> soon = new ConcurrentLinkedDeque<>();
  private DeskBench desk;
  private LocalDrafts drafts;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    drafts = LocalDrafts.open(desk.store, desk.clock, soon::add);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** What another program would find that was started after this one was killed. */
  private LocalDrafts found() {
    return LocalDrafts.open(desk.store, desk.clock, work -> {});
  }

  private void aMomentPasses() {
    while (!soon.isEmpty()) {
      soon.remove().run();
    }
    // Behind what was written in the meantime.
    desk.store.submit(tx -> true).join();
  }

  @Test
  void everythingOfADraftIsThereAfterAKill() {
    drafts.keep(REPLY, WHOLE);
    drafts.put(NOTE, "rang");
    aMomentPasses();

    assertEquals(WHOLE, found().draft(REPLY));
    assertEquals("rang", found().get(NOTE));
    assertEquals(Set.of(REPLY, NOTE), Set.copyOf(found().of(ELENA)));
    assertEquals(List.of(), found().of(TOM));
  }

  @Test
  void isThereAtOnceAndOneWriteIsPlannedForManyLetters() {
    drafts.put(REPLY, "H");
    drafts.put(REPLY, "He");
    drafts.put(REPLY, "Hel");

    assertEquals("Hel", drafts.get(REPLY));
    assertEquals("", found().get(REPLY));
    assertEquals(1, soon.size());
    aMomentPasses();
    assertEquals("Hel", found().get(REPLY));

    drafts.put(REPLY, "Hell");
    assertEquals(1, soon.size());
  }

  @Test
  void whatWasSentOrDiscardedIsForgottenOnTheDiskToo() {
    drafts.put(REPLY, "Hello");
    aMomentPasses();
    drafts.put(REPLY, "");
    aMomentPasses();

    assertEquals(Draft.EMPTY, found().draft(REPLY));
    assertEquals(List.of(), found().of(ELENA));
  }

  @Test
  void theLastLettersAreStoredAtTheEnd() {
    drafts.put(REPLY, "Hello");
    drafts.close();

    assertEquals("Hello", found().get(REPLY));
  }

  @Test
  void whatCannotBeStoredIsSaidAndTriedAgainWithoutAnotherLetter() {
    rename("draft", "away");
    drafts.put(REPLY, "Hello");
    attempt();
    await().until(() -> !drafts.onDisk().get());
    assertEquals("Hello", drafts.get(REPLY));

    rename("away", "draft");
    await().until(() -> !soon.isEmpty());
    attempt();

    await().until(() -> drafts.onDisk().get());
    assertEquals("Hello", found().get(REPLY));
    assertEquals(0, soon.size());
  }

  private void attempt() {
    soon.remove().run();
  }

  private void rename(String from, String to) {
    desk.store.submit(tx -> tx.handle().execute("alter table " + from + " rename to " + to)).join();
  }

  @Test
  void aDraftOfANewerProgramStaysWhereItIs() {
    desk.store
        .submit(
            tx ->
                tx.handle()
                    .execute(
                        "insert into draft (citizen, contact, kind, body, at)"
                            + " values (x'00112233445566778899aabbccddeeff', x'', 'POEM', '{}', 0)"))
        .join();
    drafts.put(REPLY, "Hello");
    aMomentPasses();

    assertEquals("Hello", found().get(REPLY));
    assertEquals(
        2,
        desk.store
            .read(
                handle ->
                    handle.createQuery("select count(*) from draft").mapTo(Integer.class).one())
            .intValue());
  }

  @Test
  void whatIsNotKnownOfADraftIsNoHindrance() {
    drafts.put(REPLY, "x");
    aMomentPasses();
    desk.store
        .submit(tx -> tx.handle().execute("update draft set body = '{\"text\":\"Hi\",\"mood\":1}'"))
        .join();

    assertEquals(Draft.EMPTY.withText("Hi"), found().draft(REPLY));
  }
}
