// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.maintenance.Transfer;
import org.citizendesk.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges a data folder whose store was copied, exported and put back. */
final class RestoreVerifier implements Verifier {
  @Override
  public List<String> judge(Path folder, List<String> said) {
    List<String> complaints = new ArrayList<>();
    List<String> kept = Verifier.saidOf("kept", said);
    List<String> all =
        Stream.concat(kept.stream(), Verifier.saidOf("late", said).stream()).toList();
    List<String> restored = Verifier.saidOf("restored", said);
    if (!Verifier.saidOf("copied", said).isEmpty()) {
      ServerVerifier.judgeStore(RestoreScript.copy(folder), kept, complaints);
    }
    Verifier.saidOf("exported", said).forEach(digest -> judgeExport(folder, digest, complaints));
    restored.forEach(before -> ServerVerifier.judgeStore(folder.resolve(before), all, complaints));
    // Until it is put back there is the old store or the copy; never nothing.
    boolean mayBeBoth = !Verifier.saidOf("restoring", said).isEmpty();
    ServerVerifier.judgeStore(ServerScript.store(folder), mayBeBoth ? kept : all, complaints);
    if (!restored.isEmpty() && !isRenamed(folder)) {
      complaints.add("lost: what was put back is not in its place");
    }
    return complaints;
  }

  private static void judgeExport(Path folder, String digest, List<String> complaints) {
    Path fresh = folder.resolve("imported.db");
    if (!Files.exists(RestoreScript.export(folder))) {
      complaints.add("lost: the export");
      return;
    }
    try (Database database = Database.open(fresh, SqliteEventLog.SCHEMA)) {
      String found = Transfer.importFrom(RestoreScript.export(folder), database).digest();
      if (!found.equals(digest)) {
        complaints.add("lost: the export holds something else");
      }
    }
  }

  /** What was put back has a log with a new name. */
  private static boolean isRenamed(Path folder) {
    return !epoch(ServerScript.store(folder)).equals(epoch(RestoreScript.copy(folder)));
  }

  private static String epoch(Path store) {
    try (Database database = Database.open(store, SqliteEventLog.SCHEMA)) {
      return database.read(
          handle ->
              handle
                  .createQuery("select v from meta where k = 'log_epoch'")
                  .mapTo(String.class)
                  .one());
    }
  }
}
