// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Judges what a desktop keeps. */
final class DesktopVerifier implements Verifier {
  @Override
  public List<String> judge(Path folder, List<String> said) {
    List<String> complaints = new ArrayList<>();
    judgeSettings(folder, Verifier.saidOf("set", said), complaints);
    try (LocalStore store = DesktopScript.open(folder, Runnable::run)) {
      store.read(
          handle -> {
            judge(handle, said, complaints);
            return true;
          });
      var next =
          store.write(
              new Event.Subject(new CitizenId(UUID.randomUUID()), null),
              new NoteFact.Written("ann", "next"));
      List<String> wrote = List.of("wrote " + next.join());
      store.read(
          handle -> {
            judge(handle, wrote, complaints);
            return true;
          });
    }
    return complaints;
  }

  private static void judgeSettings(Path folder, List<String> set, List<String> complaints) {
    try (SettingsFile settings = SettingsFile.open(DesktopScript.settings(folder))) {
      settings.warning().ifPresent(complaints::add);
      int found = settings.settings().get().textPercent();
      if (!set.isEmpty() && found < Integer.parseInt(set.getLast())) {
        complaints.add("lost: settings");
      }
    }
  }

  private static void judge(Handle handle, List<String> said, List<String> complaints) {
    Set<String> outbox =
        new HashSet<>(
            handle
                .createQuery("select event_id from outbox")
                .map((row, context) -> Columns.uuid(row.getBytes(1)).toString())
                .list());
    Verifier.saidOf("wrote", said).stream()
        .filter(event -> !outbox.contains(event))
        .forEach(event -> complaints.add("lost: event " + event));
    long top = number(handle, "select coalesce(max(seq), 0) from outbox");
    long next = number(handle, "select cast(v as integer) from meta where k = 'next_seq'");
    if (top != outbox.size() || next != top + 1) {
      complaints.add(
          "numbers end at %d, next is %d, rows are %d".formatted(top, next, outbox.size()));
    }
    long cursor = number(handle, "select coalesce(max(pos), 0) from cursor");
    List<String> applied = Verifier.saidOf("applied", said);
    if (!applied.isEmpty() && cursor < Long.parseLong(applied.getLast())) {
      complaints.add("lost: the cursor stands at %d after %s".formatted(cursor, applied.getLast()));
    }
    long events = number(handle, "select count(*) from event");
    long confirmed = number(handle, "select count(*) from outbox where state = 2");
    if (events != cursor || confirmed != cursor) {
      complaints.add("%d events, %d confirmed up to %d".formatted(events, confirmed, cursor));
    }
  }

  private static long number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(long.class).one();
  }
}
