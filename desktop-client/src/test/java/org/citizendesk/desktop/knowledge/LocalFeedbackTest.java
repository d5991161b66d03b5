// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.knowledge.Feedback.Flag;
import org.citizendesk.desktop.knowledge.Feedback.Remark;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.KnowledgeFact.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What readers tell is on the disk before anybody is told that it is. */
class LocalFeedbackTest {
  private static final Remark REMARK =
      new Remark(
          new ArticleKey("snap-card", "en", 3),
          "Lost cards",
          "what-to-do",
          Reason.OUT_OF_DATE,
          "The number has changed.");

  @TempDir Path folder;
  private DeskBench desk;
  private LocalFeedback feedback;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    feedback = new LocalFeedback(desk.store, "ana");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aFlagIsFoundAgainUntilItIsTakenBack() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    feedback.watch("snap-card", heard::countDown);
    feedback.flag(REMARK).join();
    heard.await();

    List<Flag> flags = feedback.flags("snap-card");
    assertEquals(List.of(REMARK), flags.stream().map(Flag::remark).toList());
    assertEquals(List.of(), feedback.flags("other"));
    assertEquals(List.of(), new LocalFeedback(desk.store, "bob").flags("snap-card"));

    feedback.withdraw(flags.getFirst()).join();

    assertEquals(List.of(), feedback.flags("snap-card"));
  }

  @Test
  void anAnsweredSearchIsWrittenWithoutWhatCouldBePersonal() {
    feedback
        .found(
            new KnowledgeFact.Found(
                "card of Rosa 123-45-6789",
                "en",
                "snap",
                "US-CA",
                "snap-card",
                3,
                "what-to-do",
                KnowledgeFact.Use.QUOTED),
            "Rosa Example")
        .join();

    KnowledgeFact.Found written =
        (KnowledgeFact.Found)
            FactCodec.decode(desk.store.syncStore().toPush(0, 10, 100_000).getFirst().content());
    assertEquals("card of [name] [number]", written.query());
    assertEquals("snap-card", written.article());
  }

  @Test
  void aSearchInVainIsWrittenWithoutWhatCouldBePersonal() {
    feedback
        .searched(
            new KnowledgeFact.Searched(
                "Rosa 123-45-6789 card", 0, "en", "snap", "US-CA", "card of rosa@x.example", ""),
            "Rosa Example")
        .join();

    KnowledgeFact.Searched written =
        (KnowledgeFact.Searched)
            FactCodec.decode(desk.store.syncStore().toPush(0, 10, 100_000).getFirst().content());
    assertEquals("[name] [number] card", written.query());
    assertEquals("card of [address]", written.next());
  }
}
