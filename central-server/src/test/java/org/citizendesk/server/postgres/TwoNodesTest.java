// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestPostgres;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two servers on one PostgreSQL are one server. */
class TwoNodesTest {
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final Event.Subject ABOUT_MARY = new Event.Subject(MARY, null);

  private final TestClock clock = new TestClock();
  @TempDir Path folder;
  private TestServer north;
  private TestServer south;

  @BeforeEach
  void start() {
    Map<String, String> database = TestPostgres.freshDatabase();
    north = new TestServer(folder.resolve("north"), clock, database);
    south = new TestServer(folder.resolve("south"), clock, database);
  }

  @AfterEach
  void stop() {
    north.close();
    south.close();
  }

  @Test
  void theDatabaseForcesToDiskWhatItCommits() {
    assertEquals("on", TestPostgres.setting("fsync"));
    assertEquals("on", TestPostgres.setting("synchronous_commit"));
  }

  @Test
  void whatIsWrittenAtOneNodeIsReadAtTheOtherInTheSameOrder() throws Exception {
    TestDesktop ann = north.agent("ann", Topic.citizen(MARY));
    TestDesktop bob = south.agent("bob", Topic.citizen(MARY));
    ann.pullAll(0);
    bob.pullAll(0);

    for (int i = 0; i < 20; i++) {
      ann.push(ABOUT_MARY, new NoteFact.Written("ann", "north " + i));
      bob.push(ABOUT_MARY, new NoteFact.Written("bob", "south " + i));
    }

    assertEquals(40, heard(ann).size());
    assertEquals(heard(ann), heard(bob));
  }

  @Test
  void workThatArrivesAtOneNodeIsOfferedToAnAgentAtTheOther() throws Exception {
    TestDesktop ann = south.agent("ann");
    ready(ann);

    Contact contact = north.opened(Channel.CHAT, "Mary");

    await().until(() -> "ann".equals(north.contact(contact.id()).agent()));
    assertEquals(ContactLife.State.OFFERED, south.contact(contact.id()).state());
  }

  @Test
  void ofTwoAgentsAtTwoNodesOneGetsTheContact() throws Exception {
    TestDesktop ann = south.agent("ann");
    ready(ann);
    Contact contact = north.opened(Channel.CHAT, "Mary");
    await().until(() -> "ann".equals(north.contact(contact.id()).agent()));
    TestDesktop bob = north.agent("bob");

    Contact offered = north.contact(contact.id());
    Outcome late = bob.command(new Command.AcceptOffer(contact.id(), offered.version()));
    Outcome first = ann.command(new Command.AcceptOffer(contact.id(), offered.version()));

    assertInstanceOf(Outcome.Refused.class, late);
    assertInstanceOf(Outcome.Done.class, first);
    assertEquals("ann", north.contact(contact.id()).agent());
  }

  @Test
  void anAgentWhoMovesToAnotherNodeKeepsHerWork() throws Exception {
    TestDesktop ann = south.agent("ann");
    ready(ann);
    Contact contact = north.opened(Channel.CHAT, "Mary");
    await().until(() -> "ann".equals(north.contact(contact.id()).agent()));
    Contact offered = north.contact(contact.id());
    ann.command(new Command.AcceptOffer(contact.id(), offered.version()));

    south.stop();
    TestDesktop again = north.desktop();
    again.hello(north.signIn("ann"));
    clock.advance(Duration.ofMinutes(5));
    again.settle();
    south.startAgain();

    assertEquals("ann", north.contact(contact.id()).agent());
    assertEquals(ContactLife.State.IN_HAND, north.contact(contact.id()).state());
  }

  @Test
  void aNodeThatDiesGivesItsAgentsChatsBackAfterTheGrace() throws Exception {
    TestDesktop ann = south.agent("ann");
    ready(ann);
    Contact contact = north.opened(Channel.CHAT, "Mary");
    await().until(() -> "ann".equals(north.contact(contact.id()).agent()));
    ann.command(new Command.AcceptOffer(contact.id(), north.contact(contact.id()).version()));

    south.stop();
    clock.advance(Duration.ofSeconds(61));

    await().until(() -> north.contact(contact.id()).state() == ContactLife.State.WAITING);
    south.startAgain();
  }

  @Test
  void mailOfAnAgentWhoseNodeDiedGoesBackAtTheOtherWhenItsLeaseEnds() throws Exception {
    TestDesktop ann = south.agent("ann");
    ready(ann);
    Contact mail = north.opened(Channel.EMAIL, "mary@example.org");
    await().until(() -> "ann".equals(north.contact(mail.id()).agent()));
    ann.command(new Command.AcceptOffer(mail.id(), north.contact(mail.id()).version()));

    south.stop();
    clock.advance(Duration.ofSeconds(61));
    TestDesktop bob = north.agent("bob");
    ready(bob);
    assertEquals("ann", north.contact(mail.id()).agent());
    clock.advance(Duration.ofHours(24));

    await().until(() -> "bob".equals(north.contact(mail.id()).agent()));
    south.startAgain();
    assertEquals("bob", south.contact(mail.id()).agent());
  }

  @Test
  void whoSignsOutAtOneNodeIsDisconnectedFromTheOther() throws Exception {
    south.account("ann", Role.AGENT);
    String token = south.signIn("ann");
    TestDesktop ann = south.desktop();
    ann.hello(token);

    assertEquals(204, north.delete("/api/session", token).statusCode());

    assertEquals(CloseCode.UNAUTHORIZED.number(), ann.closeCode());
  }

  @Test
  void nodesWithFoldersOfTheirOwnSayThatFilesAreNotFound() throws Exception {
    assertTrue(files(north).contains("\"UP\""), files(north));
    assertTrue(files(south).contains("\"DOWN\""), files(south));
    assertTrue(files(south).contains("files.folder"), files(south));
  }

  @Test
  void nodesWithOneFolderForFilesAreWell() throws Exception {
    Map<String, String> settings = new HashMap<>(TestPostgres.freshDatabase());
    settings.put("files.folder", folder.resolve("shared").toString());
    try (TestServer east = new TestServer(folder.resolve("east"), clock, settings);
        TestServer west = new TestServer(folder.resolve("west"), clock, settings)) {
      assertTrue(files(east).contains("\"UP\""), files(east));
      assertTrue(files(west).contains("\"UP\""), files(west));
    }
  }

  private static String files(TestServer node) throws Exception {
    return JsonMapper.shared()
        .readTree(node.get("/health").body())
        .required("connectors")
        .required("files")
        .toString();
  }

  private static void ready(TestDesktop desktop) throws Exception {
    assertInstanceOf(
        Outcome.Done.class, desktop.command(new Command.SetAgentState(AgentFact.State.READY, "")));
  }

  private final Map<TestDesktop, List<String>> heard = new HashMap<>();

  /** Returns all notes that a desktop has been told of, in the order of their positions. */
  private List<String> heard(TestDesktop desktop) {
    List<String> notes = heard.computeIfAbsent(desktop, any -> new ArrayList<>());
    await()
        .until(
            () -> {
              desktop.takeAll(ServerFrame.Deliver.class).stream()
                  .flatMap(deliver -> TestDesktop.facts(deliver).stream())
                  .filter(NoteFact.Written.class::isInstance)
                  .forEach(fact -> notes.add(((NoteFact.Written) fact).text()));
              return notes.size() >= 40;
            });
    return notes;
  }
}
