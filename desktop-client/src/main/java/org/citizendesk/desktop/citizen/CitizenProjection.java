// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.Projection;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.LinkedHashSet;
import java.util.Set;

/** Keeps the tables of what is known of citizens. */
public final class CitizenProjection implements Projection {
  /** Makes it. */
  public CitizenProjection() {}

  @Override
  public void refresh(Handle handle, Change change) {
    change.described().forEach(citizen -> refresh(handle, citizen));
  }

  @Override
  public void clear(Handle handle) {
    handle.execute("delete from citizen");
    handle.execute("delete from citizen_identifier");
  }

  private static void refresh(Handle handle, CitizenId citizen) {
    CitizenFact.Described described = null;
    Set<CitizenFact.IdentifierLinked> identifiers = new LinkedHashSet<>();
    for (StoredEvent event : Events.aboutCitizen(handle, citizen)) {
      if (event.counts() && event.fact() instanceof CitizenFact fact) {
        switch (fact) {
          case CitizenFact.Described newest -> described = newest;
          case CitizenFact.IdentifierLinked linked -> identifiers.add(linked);
        }
      }
    }
    byte[] id = Columns.bytes(citizen.value());
    handle.execute("delete from citizen where id = ?", id);
    handle.execute("delete from citizen_identifier where citizen = ?", id);
    if (described != null) {
      handle.execute(
          "insert into citizen (id, name, language) values (?, ?, ?)",
          id,
          described.name(),
          described.language());
    }
    int place = 0;
    for (CitizenFact.IdentifierLinked linked : identifiers) {
      handle.execute(
          "insert into citizen_identifier (citizen, place, kind, value) values (?, ?, ?, ?)",
          id,
          place++,
          linked.kind().name(),
          linked.value());
    }
  }
}
