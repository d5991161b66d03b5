// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.endtoend.soak.Weather;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.maintenance.Backups;
import org.citizendesk.store.Database;
import org.junit.jupiter.api.Test;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.endtoend.failure.Centre.MARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** What the server can do. */
class ServerFailureTest extends OneDeskAtWork {
  @Test
  void aServerThatDiesBeforeItCommitsGetsEverythingAgain() {
    line.network.turn(Weather.halfOpen(true));
    ann.note("one");
    centre.kill(line);
    ann.sees(now -> now.state() != State.LIVE && now.unsent() == 1);
    centre.comeBack(centre.data(), line);

    ann.isDone();
    assertEquals(List.of("one"), centre.notes(MARY));
  }

  @Test
  void aServerThatDiesAfterTheCommitAndBeforeTheAnswerHasEverythingOnce() {
    line.network.turn(Weather.halfOpen(false));
    ann.note("one");
    await().until(() -> centre.notes(MARY).equals(List.of("one")));
    centre.kill(line);
    ann.sees(now -> now.state() != State.LIVE && now.unsent() == 1);
    centre.comeBack(centre.data(), line);

    ann.isDone();
    assertEquals(List.of("one"), centre.notes(MARY));
    assertEquals(List.of("one"), ann.reads(MARY));
  }

  @Test
  void whatAServerThatDiesHadNotToldTheOthersTheyReadAfterwards() {
    Centre.Line other = centre.line("bob");
    Desk bob = other.desk("bob");
    bob.reads(MARY);
    bob.isDone();
    other.network.turn(Weather.halfOpen(false));
    ann.note("one");
    ann.isDone();
    centre.kill(line, other);
    assertEquals(List.of(), bob.reads(MARY));
    centre.comeBack(centre.data(), line, other);

    bob.awaitReads(List.of("one"));
    bob.isDone();
  }

  @Test
  void aServerPutBackToAnOlderCopyIsOfferedAgainWhatItLost() throws Exception {
    ann.note("before");
    ann.isDone();
    Path copy = folder.resolve("copy.db");
    Path store = centre.data().resolve("server.db");
    Database.copy(store, copy);
    ann.note("after");
    ann.isDone();
    String name = centre.server().log().epoch();
    centre.kill(line);
    Backups.restore(copy, store, centre.world, new Uuids(centre.world, new SecureRandom()));
    centre.comeBack(centre.data(), line);

    assertNotEquals(name, centre.server().log().epoch());
    ann.isDone();
    await().until(() -> centre.notes(MARY).equals(List.of("before", "after")));
    ann.awaitReads(List.of("before", "after"));
  }

  @Test
  void aServerThatStopsInOrderSaysSoAndIsFoundAgain() {
    centre.server().close();
    ann.sees(State.OFFLINE);
    ann.note("one");
    centre.comeBack(centre.data(), line);

    ann.isDone();
    assertEquals(List.of("one"), centre.notes(MARY));
  }
}
