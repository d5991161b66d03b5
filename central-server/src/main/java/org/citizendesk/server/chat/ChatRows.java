// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How conversations lie in their tables. */
final class ChatRows {
  private static final String ADD =
      """
      insert into chat_message (contact_id, n, event_id, author, name, text, at)
      select contact_id, last, ?, ?, ?, ?, ? from chat where contact_id = ?
      """;

  private static final String ADD_FILE =
      """
      insert into chat_file (contact_id, n, place, author, name, media_type, bytes, sha256)
      select contact_id, last, ?, ?, ?, ?, ?, ? from chat where contact_id = ?
      """;

  private static final String FILES =
      """
      select * from chat_file where contact_id = ? and n >= ? and n <= ? order by n, place
      """;

  private static final String SAID =
      """
      select m.*, coalesce(r.message_id, m.event_id) as wire_id
      from chat_message m left join chat_receipt r on r.event_id = m.event_id
      """;

  private static final String BETWEEN =
      SAID + "where m.contact_id = ? and m.n > ? and m.n <= ? order by m.n limit ?";

  private static final String BY_MESSAGE = SAID + "where r.contact_id = ? and r.message_id = ?";

  private ChatRows() {}

  /**
   * A conversation as it stands.
   *
   * @param last the number of the last message
   * @param agent whether an agent has it
   * @param copyTo the address that gets a copy; empty if nobody asked for one
   */
  record State(
      CitizenId citizen,
      String party,
      long last,
      boolean agent,
      boolean ended,
      boolean rated,
      String copyTo) {}

  static Optional<State> state(Handle handle, ContactId id) {
    return handle
        .createQuery("select * from chat where contact_id = ?")
        .bind(0, bytes(id))
        .map(
            (row, context) ->
                new State(
                    new CitizenId(Columns.uuid(row.getBytes("citizen_id"))),
                    row.getString("party"),
                    row.getLong("last"),
                    row.getBoolean("agent"),
                    row.getBoolean("ended"),
                    row.getBoolean("rated"),
                    row.getString("copy_to")))
        .findFirst();
  }

  static void open(Handle handle, ContactId id, CitizenId citizen, String party) {
    handle.execute(
        "insert into chat (contact_id, citizen_id, party) values (?, ?, ?) on conflict do nothing",
        bytes(id),
        Columns.bytes(citizen.value()),
        party);
  }

  static void add(Handle handle, ContactId id, PlacedEvent event, ChatFact.Message message) {
    handle.execute("update chat set last = last + 1 where contact_id = ?", bytes(id));
    handle.execute(
        ADD,
        Columns.bytes(event.event().id().value()),
        message.author().name(),
        message.name(),
        message.text(),
        event.receivedAt().toEpochMilli(),
        bytes(id));
    for (int i = 0; i < message.files().size(); i++) {
      EmailFact.Attachment file = message.files().get(i);
      handle.execute(
          ADD_FILE,
          i,
          message.author().name(),
          file.name(),
          file.mediaType(),
          file.bytes(),
          file.sha256(),
          bytes(id));
    }
  }

  static void agent(Handle handle, ContactId id, boolean on) {
    handle.execute("update chat set agent = ? where contact_id = ?", on ? 1 : 0, bytes(id));
  }

  static void end(Handle handle, ContactId id) {
    handle.execute("update chat set ended = 1 where contact_id = ?", bytes(id));
  }

  static void rated(Handle handle, ContactId id) {
    handle.execute("update chat set rated = 1 where contact_id = ?", bytes(id));
  }

  static void copyTo(Handle handle, ContactId id, String email) {
    handle.execute("update chat set copy_to = ? where contact_id = ?", email, bytes(id));
  }

  /** Returns whether an agent has said anything. */
  static boolean isAnswered(Handle handle, ContactId id) {
    return handle
        .createQuery("select 1 from chat_message where contact_id = ? and author = ? limit 1")
        .bind(0, bytes(id))
        .bind(1, ChatFact.Author.AGENT.name())
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  static List<DeskFrame.Said> between(Handle handle, ContactId id, long after, long to, int limit) {
    List<DeskFrame.Said> said =
        handle
            .createQuery(BETWEEN)
            .bind(0, bytes(id))
            .bind(1, after)
            .bind(2, to)
            .bind(3, limit)
            .map((row, context) -> said(row))
            .list();
    return filled(handle, id, said);
  }

  private static List<DeskFrame.Said> filled(
      Handle handle, ContactId id, List<DeskFrame.Said> said) {
    if (said.isEmpty()) {
      return said;
    }
    Map<Long, List<DeskFrame.File>> files = new HashMap<>();
    handle
        .createQuery(FILES)
        .bind(0, bytes(id))
        .bind(1, said.getFirst().n())
        .bind(2, said.getLast().n())
        .map((row, context) -> Map.entry(row.getLong("n"), file(row)))
        .forEach(
            file ->
                files.computeIfAbsent(file.getKey(), n -> new ArrayList<>()).add(file.getValue()));
    return said.stream().map(one -> one.with(files.getOrDefault(one.n(), List.of()))).toList();
  }

  private static DeskFrame.File file(ResultSet row) throws SQLException {
    return new DeskFrame.File(row.getString("name"), row.getLong("bytes"), row.getString("sha256"));
  }

  /** Returns how many files the citizen has sent. */
  static long filesOfCitizen(Handle handle, ContactId id) {
    return handle
        .createQuery("select count(*) from chat_file where contact_id = ? and author = ?")
        .bind(0, bytes(id))
        .bind(1, ChatFact.Author.CITIZEN.name())
        .mapTo(long.class)
        .one();
  }

  /** Returns whether a file was sent in this conversation, by either side. */
  static boolean hasFile(Handle handle, ContactId id, String sha256) {
    return handle
        .createQuery("select 1 from chat_file where contact_id = ? and sha256 = ? limit 1")
        .bind(0, bytes(id))
        .bind(1, sha256)
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  /** Returns what became of a message that the browser sent before. */
  static Optional<DeskFrame.Said> byMessage(Handle handle, ContactId id, UUID message) {
    return handle
        .createQuery(BY_MESSAGE)
        .bind(0, bytes(id))
        .bind(1, Columns.bytes(message))
        .map((row, context) -> said(row))
        .findFirst()
        .map(said -> filled(handle, id, List.of(said)).getFirst());
  }

  static Optional<EventId> eventAt(Handle handle, ContactId id, long n) {
    return handle
        .createQuery("select event_id from chat_message where contact_id = ? and n = ?")
        .bind(0, bytes(id))
        .bind(1, n)
        .map((row, context) -> new EventId(Columns.uuid(row.getBytes(1))))
        .findFirst();
  }

  static Optional<Long> numberOf(Handle handle, ContactId id, EventId message) {
    return handle
        .createQuery("select n from chat_message where contact_id = ? and event_id = ?")
        .bind(0, bytes(id))
        .bind(1, Columns.bytes(message.value()))
        .mapTo(Long.class)
        .findFirst();
  }

  static void keepReceipt(Handle handle, ContactId id, UUID message, EventId event) {
    handle.execute(
        "insert into chat_receipt (contact_id, message_id, event_id) values (?, ?, ?)",
        bytes(id),
        Columns.bytes(message),
        Columns.bytes(event.value()));
  }

  static Optional<ConversationKey> key(Handle handle, ContactId id) {
    return handle
        .createQuery("select hash from chat_key where contact_id = ?")
        .bind(0, bytes(id))
        .map((row, context) -> ConversationKey.stored(row.getBytes(1)))
        .findFirst();
  }

  static void keepKey(Handle handle, ContactId id, ConversationKey key) {
    handle.execute("insert into chat_key (contact_id, hash) values (?, ?)", bytes(id), key.hash());
  }

  private static DeskFrame.Said said(ResultSet row) throws SQLException {
    return new DeskFrame.Said(
        row.getLong("n"),
        Columns.uuid(row.getBytes("wire_id")),
        Author.of(ChatFact.Author.valueOf(row.getString("author"))),
        row.getString("name"),
        row.getString("text"),
        List.of(),
        Instant.ofEpochMilli(row.getLong("at")));
  }

  private static byte[] bytes(ContactId id) {
    return Columns.bytes(id.value());
  }
}
