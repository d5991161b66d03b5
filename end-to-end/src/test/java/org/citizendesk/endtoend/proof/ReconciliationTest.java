// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReconciliationTest {
  private static final String AGENT = "robin";
  private static final String LETTER = "<reply-1@agency.example.org>";
  private static final String MAIL = "<question-1@citizens.example.org>";

  @TempDir Path folder;
  private final Uuids uuids = new Uuids(Clock.systemUTC(), new Random(3));
  private final List<byte[]> inLog = new ArrayList<>();
  private Path server;
  private Path desktop;

  @BeforeEach
  void aRunInWhichEveryChannelIsAnswered() {
    server = folder.resolve("server.db");
    desktop = folder.resolve("desktop.db");
    LogRules rules =
        new LogRules(
            List.of(), List.of(), List.of((handle, event, fact) -> Set.of(Topic.agent(AGENT))));
    try (Database database = Database.open(server, SqliteEventLog.SCHEMA)) {
      SqliteEventLog log = new SqliteEventLog(database, rules, Clock.systemUTC(), uuids);
      log.write(
              tx -> {
                happened().forEach(scene -> inLog.add(append(tx, scene)));
                return null;
              })
          .join();
    }
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + desktop).open()) {
      handle.execute("create table outbox (event_id blob)");
      handle.execute("create table event (event_id blob)");
      inLog.forEach(id -> handle.execute("insert into event values (?)", id));
      handle.execute("insert into outbox values (?)", inLog.getFirst());
    }
  }

  @Test
  void findsNothingWrongInAGoodRun() {
    Findings findings = compare(outside(List.of(MAIL), List.of(LETTER), List.of("a", "b"), 0));

    assertEquals(List.of(), findings.complaints());
    assertEquals(new Tally(1, 1, 1), findings.contacts());
    assertEquals(new Tally(1, 1, 1), findings.answered());
    assertEquals(1, findings.pushed());
    assertEquals(1, findings.accepted());
    assertEquals(inLog.size(), findings.delivered());
  }

  @Test
  void findsAnEventThatTheServerNeverGot() {
    onDesktop("insert into outbox values (?)", Columns.bytes(uuids.next()));

    Findings findings = compare(SeenOutside.NOTHING);

    assertEquals(2, findings.pushed());
    assertEquals(1, findings.accepted());
    assertTrue(findings.lost() > 0);
  }

  @Test
  void findsAnEventThatNeverReachedTheDesktop() {
    onDesktop("delete from event where event_id = ?", inLog.getLast());

    Findings findings = compare(outside(List.of(MAIL), List.of(LETTER), List.of(), 0));

    assertEquals(1, findings.lost());
    assertTrue(
        findings.complaints().getFirst().contains(HexFormat.of().formatHex(inLog.getLast())));
  }

  @Test
  void findsAnEventThatTheDesktopHasTwice() {
    onDesktop("insert into event values (?)", inLog.getLast());

    assertEquals(1, compare(outside(List.of(MAIL), List.of(LETTER), List.of(), 0)).duplicated());
  }

  @Test
  void findsAMailThatGotLostOnEitherWay() {
    assertEquals(1, compare(outside(List.of(MAIL), List.of(), List.of(), 0)).lost());
    assertEquals(1, compare(outside(List.of(MAIL, "<2@x>"), List.of(LETTER), List.of(), 0)).lost());
  }

  @Test
  void findsWhatACitizenGotTwice() {
    SeenOutside outside = outside(List.of(MAIL), List.of(LETTER, LETTER), List.of("a", "a"), 0);

    assertEquals(2, compare(outside).duplicated());
  }

  @Test
  void findsWordsThatNeverCameBack() {
    assertEquals(2, compare(outside(List.of(MAIL), List.of(LETTER), List.of(), 2)).lost());
  }

  private Findings compare(SeenOutside outside) {
    return Reconciliation.compare(server, 0, Map.of(AGENT, desktop), outside);
  }

  private static SeenOutside outside(
      List<String> written, List<String> letters, List<String> chat, int unechoed) {
    return new SeenOutside(written, letters, chat, unechoed);
  }

  private void onDesktop(String sql, byte[] id) {
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + desktop).open()) {
      handle.execute(sql, id);
    }
  }

  private List<Map.Entry<Event.Subject, Fact>> happened() {
    List<Map.Entry<Event.Subject, Fact>> scenes = new ArrayList<>();
    Event.Subject call = subject();
    scenes.add(Map.entry(call, opened(Channel.VOICE)));
    scenes.add(Map.entry(call, new CallFact.Changed(CallFact.State.CONNECTED, "")));
    Event.Subject chat = subject();
    scenes.add(Map.entry(chat, opened(Channel.CHAT)));
    scenes.add(Map.entry(chat, new ChatFact.Message(ChatFact.Author.AGENT, "Robin", "Hello")));
    Event.Subject mail = subject();
    scenes.add(Map.entry(mail, opened(Channel.EMAIL)));
    scenes.add(
        Map.entry(
            mail,
            new EmailFact.Received(
                MAIL, "a@x", List.of(), "s", "t", null, List.of(), "0", List.of(), null)));
    scenes.add(Map.entry(mail, new EmailFact.Sent(new EventId(uuids.next()), LETTER)));
    return scenes;
  }

  private Event.Subject subject() {
    return new Event.Subject(new CitizenId(uuids.next()), new ContactId(uuids.next()));
  }

  private static ContactFact.Opened opened(Channel channel) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "q", "s", "p");
  }

  private static byte[] append(
      org.citizendesk.server.log.LogTx tx, Map.Entry<Event.Subject, Fact> scene) {
    return Columns.bytes(tx.append(scene.getKey(), scene.getValue()).event().id().value());
  }
}
