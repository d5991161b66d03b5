// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A real log on a real file under a clock that stands still, and one desktop that pushes to it. */
public final class TestLog implements AutoCloseable {
  public final TestClock clock = new TestClock();
  public final Uuids uuids = new Uuids(clock, new Random(1));
  public final ClientFrame.Device desktop = TestDesktop.newDevice();
  public final Store database;
  public final EventLog log;
  private long pushed;

  public TestLog(Path folder, LogRules rules) {
    database = TestStore.open(folder);
    log = new SqliteEventLog(database, rules, clock, uuids);
  }

  /** Lets the server decide something and waits for the disk. */
  public <T> T write(Function<LogTx, T> decision) {
    return log.write(decision).join();
  }

  /** The server notes facts about one subject. */
  public void happens(Event.Subject about, Fact... facts) {
    for (Fact fact : facts) {
      write(tx -> tx.append(about, fact));
    }
  }

  /** The desktop pushes a fact under a session, over the connection of a user. */
  public PushOutcome push(String user, String session, Event.Subject about, Fact fact) {
    pushed++;
    Event event =
        new Event(
            new EventId(uuids.next()),
            new Event.Origin(desktop.id(), desktop.epoch(), pushed, session),
            about,
            pushed,
            clock.instant(),
            FactCodec.encode(fact));
    return log.push(desktop, user, List.of(event)).join();
  }

  /** Returns the code of the only refusal, or "taken". */
  public static String code(PushOutcome outcome) {
    Optional<ServerFrame.Reject> refused = outcome.rejected().stream().findFirst();
    return refused.map(ServerFrame.Reject::code).orElse("taken");
  }

  /** Returns all facts of a kind, in the order of the log. */
  public <F extends Fact> List<F> facts(Class<F> kind) {
    return facts(handle -> handle.createQuery("select event_id from event order by pos")).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Returns all facts of a contact, in the order of the log. */
  public List<Fact> facts(ContactId contact) {
    return facts(
        handle ->
            handle
                .createQuery("select event_id from event where contact_id = ? order by pos")
                .bind(0, Columns.bytes(contact.value())));
  }

  private List<Fact> facts(Function<Handle, Query> query) {
    return database.read(handle -> query.apply(handle).mapTo(byte[].class).list()).stream()
        .map(TestLog::id)
        .map(id -> log.find(id).orElseThrow())
        .map(PlacedEvent::event)
        .map(event -> FactCodec.decode(event.content()))
        .toList();
  }

  private static EventId id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new EventId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /** Returns what those who subscribed to these topics are told of the whole log. */
  public LogPage page(Set<String> topics) {
    return log.page(0, 0, 1000, topics);
  }

  @Override
  public void close() {
    database.close();
  }
}
