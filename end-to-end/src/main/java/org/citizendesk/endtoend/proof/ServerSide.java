// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.jdbi.v3.core.Handle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a server's store, which must not be in use for writing. */
final class ServerSide {
  private static final String EVENTS =
      """
      select lower(hex(event_id)) as id, lower(hex(contact_id)) as contact, type, version, payload
      from event where pos > ? order by pos
      """;

  // That her link is gone cannot be told to an agent over that link.
  private static final String OF_AGENT =
      """
      select lower(hex(e.event_id)), e.type from event e
      join topic_index t on t.part = e.part and t.pos = e.pos
      where t.topic = ? and e.type <> 'agent.link-changed'
      """;

  private final List<Row> rows;
  private final Set<String> ids;

  private ServerSide(List<Row> rows, Set<String> ids) {
    this.rows = rows;
    this.ids = ids;
  }

  /**
   * Reads what happened behind a position.
   *
   * @param since the position at which the run began
   */
  static ServerSide read(Path store, long since) {
    return Stores.read(
        store,
        handle -> {
          List<Row> rows =
              handle
                  .createQuery(EVENTS)
                  .bind(0, since)
                  .map(
                      (row, context) ->
                          new Row(
                              row.getString("id"),
                              String.valueOf(row.getString("contact")),
                              FactCodec.decode(
                                  new Event.Content(
                                      row.getString("type"),
                                      row.getInt("version"),
                                      row.getString("payload")))))
                  .list();
          return new ServerSide(rows, new TreeSet<>(Stores.ids(handle, "event")));
        });
  }

  /** Returns the kinds of what an agent hears of because of herself, by the events' ids. */
  static Map<String, String> expectedBy(Path store, String agent) {
    return Stores.read(store, handle -> expected(handle, agent));
  }

  private static Map<String, String> expected(Handle handle, String agent) {
    Map<String, String> kinds = new TreeMap<>();
    handle
        .createQuery(OF_AGENT)
        .bind(0, Topic.agent(agent))
        .map((row, context) -> kinds.put(row.getString(1), row.getString(2)))
        .list();
    return kinds;
  }

  boolean holds(String eventId) {
    return ids.contains(eventId);
  }

  Tally contacts() {
    return new Tally(
        opened(Channel.VOICE).size(), opened(Channel.CHAT).size(), opened(Channel.EMAIL).size());
  }

  Tally answered() {
    return new Tally(answered(Channel.VOICE), answered(Channel.CHAT), answered(Channel.EMAIL));
  }

  List<String> mailsReceived() {
    return facts(EmailFact.Received.class).stream().map(EmailFact.Received::messageId).toList();
  }

  List<String> mailsSent() {
    return facts(EmailFact.Sent.class).stream().map(EmailFact.Sent::messageId).toList();
  }

  private Set<String> opened(Channel channel) {
    return rows.stream()
        .filter(row -> row.fact instanceof ContactFact.Opened opened && opened.channel() == channel)
        .map(Row::contact)
        .collect(Collectors.toSet());
  }

  private int answered(Channel channel) {
    Set<String> answered =
        rows.stream()
            .filter(row -> isAnswer(channel, row.fact))
            .map(Row::contact)
            .collect(Collectors.toSet());
    answered.retainAll(opened(channel));
    return answered.size();
  }

  private static boolean isAnswer(Channel channel, Fact fact) {
    return switch (channel) {
      case VOICE ->
          fact instanceof CallFact.Changed changed && changed.state() == CallFact.State.CONNECTED;
      case CHAT -> fact instanceof ChatFact.Message said && said.author() == ChatFact.Author.AGENT;
      case EMAIL -> fact instanceof EmailFact.Sent;
    };
  }

  private <F extends Fact> List<F> facts(Class<F> kind) {
    List<F> facts = new ArrayList<>();
    for (Row row : rows) {
      if (kind.isInstance(row.fact)) {
        facts.add(kind.cast(row.fact));
      }
    }
    return facts;
  }

  private record Row(String id, String contact, Fact fact) {}
}
