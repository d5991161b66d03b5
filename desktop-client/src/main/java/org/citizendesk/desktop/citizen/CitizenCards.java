// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.List;

/** Reads citizens' cards. */
public final class CitizenCards {
  private static final String BY_IDENTIFIER =
      """
      select i.citizen from citizen_identifier i left join citizen c on c.id = i.citizen
      where i.kind = ? and i.value = ?
      order by coalesce(c.name, '') = '',
        (select count(*) from event e where e.citizen_id = i.citizen) desc, i.citizen
      """;

  private CitizenCards() {}

  /** Returns the card; with empty fields if nothing is known. */
  public static CitizenCard card(Handle handle, CitizenId citizen) {
    byte[] id = Columns.bytes(citizen.value());
    CitizenFact.Described described =
        handle
            .createQuery("select name, language from citizen where id = ?")
            .bind(0, id)
            .map((row, context) -> new CitizenFact.Described(row.getString(1), row.getString(2)))
            .findFirst()
            .orElse(new CitizenFact.Described("", ""));
    List<CitizenCard.Identifier> identifiers =
        handle
            .createQuery(
                "select kind, value from citizen_identifier where citizen = ? order by place")
            .bind(0, id)
            .map(
                (row, context) ->
                    new CitizenCard.Identifier(
                        CitizenFact.IdentifierKind.valueOf(row.getString(1)), row.getString(2)))
            .list();
    return new CitizenCard(citizen, described.name(), described.language(), identifiers);
  }

  /** Returns the citizens with this identifier: those with a name first, the best known first. */
  public static List<CitizenId> withIdentifier(
      Handle handle, CitizenFact.IdentifierKind kind, String value) {
    return handle
        .createQuery(BY_IDENTIFIER)
        .bind(0, kind.name())
        .bind(1, value)
        .map((row, context) -> new CitizenId(Columns.uuid(row.getBytes(1))))
        .list();
  }
}
