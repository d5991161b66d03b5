// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.email.RawMessages;
import org.citizendesk.server.log.ChainCheck;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Database;
import org.jdbi.v3.core.Handle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Judges a server's data folder. */
final class ServerVerifier implements Verifier {
  private static final String WRONG_MARKS =
      """
      select count(*) from (
        select device_id, device_epoch, max(device_seq) as top, count(*) as n, 0 as hwm
        from event group by device_id, device_epoch) e
      left join device d on d.device_id = e.device_id and d.device_epoch = e.device_epoch
      where d.hwm is null or d.hwm <> e.top or e.n <> e.top
      """;

  private static final String WRONG_CITIZENS =
      """
      select count(*) from (
        select citizen_id, max(citizen_seq) as top, count(*) as n from event group by citizen_id) e
      left join citizen_head c on c.citizen_id = e.citizen_id
      where c.seq is null or c.seq <> e.top or e.n <> e.top
      """;

  @Override
  public List<String> judge(Path folder, List<String> said) {
    List<String> complaints = new ArrayList<>();
    RawMessages letters = ServerScript.letters(folder);
    for (String letter : Verifier.saidOf("letter", said)) {
      if (letters.get(letter).isEmpty()) {
        complaints.add("lost: letter " + letter);
      }
    }
    for (String file : Verifier.saidOf("file", said)) {
      if (ServerScript.files(folder).get(file).isEmpty()) {
        complaints.add("lost: file " + file);
      }
    }
    judgeStore(ServerScript.store(folder), Verifier.saidOf("event", said), complaints);
    return complaints;
  }

  static void judgeStore(Path store, List<String> events, List<String> complaints) {
    if (!Files.exists(store) && events.isEmpty()) {
      return;
    }
    try (Database database = Database.open(store, SqliteEventLog.SCHEMA)) {
      SqliteEventLog log = ServerScript.log(database, LogRules.NONE);
      judge(database, events, complaints);
      var device = new ClientFrame.Device(new DeviceId(UUID.randomUUID()), 1);
      Event next = ServerScript.note(device, 1, new Random());
      log.push(device, "ann", List.of(next)).join();
      judge(database, List.of(next.id().toString()), complaints);
    }
  }

  private static void judge(Database database, List<String> events, List<String> complaints) {
    ChainCheck.check(database)
        .broken()
        .ifPresent(
            broken -> complaints.add("broken at " + broken.position() + ": " + broken.what()));
    Set<String> held =
        database.read(
            handle ->
                new HashSet<>(
                    handle
                        .createQuery("select event_id from event")
                        .map((row, context) -> Columns.uuid(row.getBytes(1)).toString())
                        .list()));
    events.stream()
        .filter(event -> !held.contains(event))
        .forEach(event -> complaints.add("lost: event " + event));
    database.read(
        handle ->
            complain(handle, WRONG_MARKS, "wrong high-water marks", complaints)
                && complain(handle, WRONG_CITIZENS, "wrong citizens' heads", complaints));
  }

  private static boolean complain(
      Handle handle, String query, String what, List<String> complaints) {
    int wrong = handle.createQuery(query).mapTo(int.class).one();
    if (wrong > 0) {
      complaints.add(wrong + " " + what);
    }
    return true;
  }
}
