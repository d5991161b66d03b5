// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.maintenance.Backups;
import org.citizendesk.server.maintenance.Transfer;
import org.citizendesk.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** A program that copies a server's store, works on, writes an export and puts the copy back. */
public final class RestoreScript {
  private static final int EVENTS = 8;

  private RestoreScript() {}

  /** Takes an empty folder, a seed and a cheat. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Path store = ServerScript.store(folder);
    Clock clock = Clock.systemUTC();
    Uuids uuids = new Uuids(clock, new Random(Long.parseLong(arguments[1])));
    Speaker speaker = new Speaker();
    write(store, "kept", speaker, uuids);
    Database.copy(store, copy(folder));
    speaker.say("copied", "now");
    write(store, "late", speaker, uuids);
    try (Database database = Database.open(store, SqliteEventLog.SCHEMA)) {
      Transfer.Summary summary = Transfer.exportTo(export(folder), database);
      speaker.say("exported", summary.digest());
    }
    speaker.say("restoring", "now");
    speaker.say("restored", folder.relativize(Backups.restore(copy(folder), store, clock, uuids)));
  }

  static Path copy(Path folder) {
    return folder.resolve("copy.db");
  }

  static Path export(Path folder) {
    return folder.resolve("all.gz");
  }

  private static void write(Path store, String word, Speaker speaker, Uuids uuids) {
    try (Database database = Database.open(store, SqliteEventLog.SCHEMA)) {
      SqliteEventLog log = ServerScript.log(database, LogRules.NONE);
      for (int i = 0; i < EVENTS; i++) {
        var subject = new Event.Subject(new CitizenId(uuids.next()), null);
        var fact = new NoteFact.Written("ann", "note " + i);
        speaker.say(word, log.write(tx -> tx.append(subject, fact)).join().event().id());
      }
    }
  }
}
