// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the copy of a chat says; it follows from the log, so that it is the same each time. */
final class ChatCopyText {
  /** Longest copy, in characters; nobody types as much. */
  private static final int MAX_TEXT = 500_000;

  private static final String SAID =
      """
      select type, version, payload, received_at from event
      where contact_id = ? and type = 'chat.message' order by part, pos
      """;

  private final ChatFact.CopyAsked wish;
  private final Locale locale;
  private final ZoneId zone;
  private final ResourceBundle words;
  private final DateTimeFormatter time;
  private final DateTimeFormatter date;
  private final StringBuilder text = new StringBuilder();
  private String day = "";

  private ChatCopyText(ChatFact.CopyAsked wish) {
    this.wish = wish;
    locale = Locale.forLanguageTag(wish.language());
    zone = zone(wish.zone());
    words =
        ResourceBundle.getBundle(
            "org.citizendesk.server.email.copy",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Locale written = words.getLocale().equals(Locale.ROOT) ? Locale.US : locale;
    time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(written);
    date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(written);
  }

  /** Returns the copy of a chat. */
  static ReplyComposer.Letter letter(Handle handle, ContactId chat, ChatFact.CopyAsked wish) {
    return new ChatCopyText(wish).letter(handle, chat);
  }

  private ReplyComposer.Letter letter(Handle handle, ContactId chat) {
    try (ResultIterator<Said> all =
        handle
            .createQuery(SAID)
            .bind(0, Columns.bytes(chat.value()))
            .map(
                (row, context) ->
                    new Said(
                        FactCodec.decode(
                            new Event.Content(
                                row.getString("type"),
                                row.getInt("version"),
                                row.getString("payload"))),
                        Instant.ofEpochMilli(row.getLong("received_at"))))
            .iterator()) {
      while (all.hasNext() && text.length() <= MAX_TEXT) {
        add(all.next());
      }
      if (all.hasNext()) {
        text.append(words.getString("cut")).append('\n');
      }
    }
    String head =
        words
            .getString("head")
            .formatted(day, zone.getDisplayName(TextStyle.FULL, date.getLocale()));
    return new ReplyComposer.Letter(
        wish.email(), words.getString("subject").formatted(day), head + "\n\n" + text);
  }

  private record Said(Fact fact, Instant at) {}

  private void add(Said said) {
    if (!(said.fact() instanceof ChatFact.Message message)) {
      return;
    }
    ZonedDateTime at = said.at().atZone(zone);
    if (day.isEmpty()) {
      day = date.format(at);
    }
    String who =
        message.author() == ChatFact.Author.SYSTEM ? words.getString("desk") : message.name();
    text.append(time.format(at)).append("  ").append(who).append('\n');
    if (!message.text().isEmpty()) {
      text.append(message.text()).append('\n');
    }
    for (EmailFact.Attachment file : message.files()) {
      text.append(words.getString("file").formatted(file.name())).append('\n');
    }
    text.append('\n');
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      // Written by a program that knows more zones.
      return ZoneId.of("UTC");
    }
  }
}
