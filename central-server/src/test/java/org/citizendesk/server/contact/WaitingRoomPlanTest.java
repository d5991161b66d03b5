// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What is asked with each settling of the desk goes by an index that knows the question. */
class WaitingRoomPlanTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Database.open(folder.resolve("server.db"), SqliteEventLog.SCHEMA);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void nothingGoesThroughAllWhoWait() {
    assertNarrow(WaitingRoom::queues);
    assertNarrow(handle -> WaitingRoom.first(handle, "benefits", Channel.CHAT, NOW, 5));
    assertNarrow(handle -> WaitingRoom.firstForAnySkill(handle, "benefits", Channel.CHAT, NOW, 5));
    assertNarrow(handle -> WaitingRoom.kept(handle, NOW, 5));
    assertNarrow(handle -> WaitingRoom.due(handle, NOW));
    assertNarrow(handle -> WaitingRoom.nextDue(handle, NOW));
    Contacts contacts = new Contacts(new Uuids(Clock.systemUTC(), new Random(1)));
    assertNarrow(contacts::nextWake);
    assertNarrow(handle -> Contacts.wakeful(handle, NOW));
    assertNarrow(Endings::open);
    assertNarrow(Endings::nextDue);
    assertNarrow(handle -> QueueLine.waiting(handle, "benefits", Channel.CHAT, 5));
    assertNarrow(handle -> QueueLine.offered(handle, Channel.CHAT));
    assertNarrow(handle -> QueueLine.given(handle, "benefits", Channel.CHAT, NOW, 5));
  }

  private void assertNarrow(Consumer<Handle> question) {
    List<String> asked = new ArrayList<>();
    store.read(
        handle -> {
          handle.getConfig(SqlStatements.class).setSqlLogger(new Listening(asked));
          question.accept(handle);
          return true;
        });
    assertFalse(asked.isEmpty());
    for (String sql : asked) {
      List<String> plan = plan(sql);
      assertEquals(
          List.of(),
          plan.stream()
              .filter(step -> step.startsWith("SCAN contact") || step.endsWith("(state=?)"))
              .toList(),
          sql);
    }
  }

  private List<String> plan(String sql) {
    return store.read(
        handle -> {
          try (var statement = handle.getConnection().createStatement();
              var steps = statement.executeQuery("explain query plan " + sql)) {
            List<String> plan = new ArrayList<>();
            while (steps.next()) {
              plan.add(steps.getString("detail"));
            }
            return plan;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Hears what is asked. */
  private record Listening(List<String> asked) implements SqlLogger {
    @Override
    public void logAfterExecution(StatementContext context) {
      asked.add(context.getParsedSql().getSql());
    }
  }
}
