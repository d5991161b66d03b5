// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.citizen;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds citizens by what identifies them, and makes new ones. An identifier that was linked to
 * several citizens leads to the one it was linked to last.
 */
public final class Citizens {
  private static final String ALL_BY_IDENTIFIER =
      """
      select citizen from citizen_identifier where kind = ? and value = ?
      order by linked_pos desc limit ?
      """;

  private static final String DESCRIBE =
      """
      insert into citizen (id, name, language) values (?, ?, ?)
      on conflict (id) do update set name = excluded.name, language = excluded.language
      """;

  private static final String LINK =
      """
      insert into citizen_identifier (kind, value, citizen, linked_pos) values (?, ?, ?, ?)
      on conflict (kind, value, citizen) do update set linked_pos = excluded.linked_pos
      """;

  private final Uuids uuids;

  /** Makes new citizens' ids with {@code uuids}. */
  public Citizens(Uuids uuids) {
    this.uuids = uuids;
  }

  /** Returns what keeps the tables in step with the log. */
  public static LogRules rules() {
    return LogRules.projecting(Citizens::project);
  }

  /** Returns an identifier as it is stored and compared: mail addresses in lower case. */
  public static String normalised(IdentifierKind kind, String value) {
    String stripped = value.strip();
    return kind == IdentifierKind.EMAIL ? stripped.toLowerCase(Locale.ROOT) : stripped;
  }

  /** Returns the citizen with this identifier. */
  public Optional<CitizenId> find(Handle handle, IdentifierKind kind, String value) {
    return all(handle, kind, value, 1).stream().findFirst();
  }

  /** Returns the citizens with this identifier, the one it was linked to last first. */
  public List<CitizenId> all(Handle handle, IdentifierKind kind, String value, int limit) {
    return handle
        .createQuery(ALL_BY_IDENTIFIER)
        .bind(0, kind.name())
        .bind(1, normalised(kind, value))
        .bind(2, limit)
        .map((row, context) -> new CitizenId(Columns.uuid(row.getBytes(1))))
        .list();
  }

  /**
   * Returns the citizen with this identifier, or makes one: appends {@code citizen.described} and
   * {@code citizen.identifier-linked}.
   *
   * @param value a telephone number in E.164 form, a mail address or a case number; not blank
   * @param described how a new citizen is called; a known one keeps her name
   * @throws IllegalArgumentException if the value is blank
   */
  public CitizenId findOrCreate(
      LogTx tx, IdentifierKind kind, String value, CitizenFact.Described described) {
    return find(tx.handle(), kind, value)
        .orElseGet(
            () -> {
              CitizenId citizen = create(tx, described);
              link(tx, citizen, kind, value);
              return citizen;
            });
  }

  /** Makes a citizen of whom there is no identifier yet, for instance a chat visitor. */
  public CitizenId create(LogTx tx, CitizenFact.Described described) {
    CitizenId citizen = new CitizenId(uuids.next());
    tx.append(new Event.Subject(citizen, null), described);
    return citizen;
  }

  /**
   * Says that an identifier belongs to a citizen.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  public void link(LogTx tx, CitizenId citizen, IdentifierKind kind, String value) {
    String normalised = normalised(kind, value);
    if (normalised.isEmpty()) {
      throw new IllegalArgumentException("an identifier of kind " + kind + " is blank");
    }
    tx.append(new Event.Subject(citizen, null), new CitizenFact.IdentifierLinked(kind, normalised));
  }

  /** Returns the citizen's name and language as last described. */
  public Optional<CitizenFact.Described> describe(Handle handle, CitizenId citizen) {
    return handle
        .createQuery("select name, language from citizen where id = ?")
        .bind(0, Columns.bytes(citizen.value()))
        .map((row, context) -> new CitizenFact.Described(row.getString(1), row.getString(2)))
        .findFirst();
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    if (!(fact instanceof CitizenFact known)) {
      return;
    }
    byte[] citizen = Columns.bytes(event.event().subject().citizen().value());
    switch (known) {
      case CitizenFact.Described described ->
          tx.handle().execute(DESCRIBE, citizen, described.name(), described.language());
      case CitizenFact.IdentifierLinked linked ->
          tx.handle()
              .execute(
                  LINK,
                  linked.kind().name(),
                  normalised(linked.kind(), linked.value()),
                  citizen,
                  event.place().pos());
    }
  }
}
