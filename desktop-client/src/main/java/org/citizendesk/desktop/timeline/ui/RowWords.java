// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.Attached;
import org.citizendesk.desktop.attachment.ui.FileSizes;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Stamp;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rows of a timeline say. */
final class RowWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private final Texts texts = Texts.of(RowWords.class);
  private final Author reader;
  private final ZoneId zone;
  private final UnaryOperator<String> queues;

  /**
   * Who reads, to tell "you" from others.
   *
   * @param name the sign-in name
   * @param displayName how citizens see it
   */
  record Author(String name, String displayName) {
    boolean is(String other) {
      return name.equals(other) || displayName.equals(other);
    }
  }

  RowWords(Author reader, ZoneId zone, UnaryOperator<String> queues) {
    this.reader = reader;
    this.zone = zone;
    this.queues = queues;
  }

  Texts texts() {
    return texts;
  }

  boolean isReader(String agent) {
    return reader.is(agent);
  }

  /** Returns an agent's name as it heads what the agent wrote. */
  String author(String agent) {
    return isReader(agent) ? texts.get("author.you") : agent;
  }

  /** Returns an agent's name inside a phrase. */
  String by(String agent) {
    return isReader(agent) ? texts.get("author.by-you") : agent;
  }

  LocalDate day(TimelineEntry entry) {
    return LocalDate.ofInstant(entry.at(), zone);
  }

  String day(LocalDate date, LocalDate today) {
    if (date.equals(today)) {
      return texts.get("day.today");
    }
    return date.equals(today.minusDays(1)) ? texts.get("day.yesterday") : DAY.format(date);
  }

  Stamp stamp(TimelineEntry entry, boolean own) {
    return new Stamp(
        TIME.format(LocalDateTime.ofInstant(entry.at(), zone)),
        entry.delivery(),
        own,
        delivery(entry.delivery(), entry.reason()));
  }

  /** Returns a moment as it is told within a phrase. */
  String time(Instant at) {
    return MOMENT.format(LocalDateTime.ofInstant(at, zone));
  }

  private String delivery(Delivery delivery, String reason) {
    return switch (delivery) {
      case SAVED_HERE -> texts.get("delivery.saved-here");
      case SENT -> texts.get("delivery.sent");
      case ACCEPTED -> texts.get("delivery.accepted");
      case REJECTED -> texts.get("delivery.rejected", reason);
    };
  }

  /** Returns a row as it is read aloud, with its delivery if that is of interest. */
  String spoken(String what, Stamp stamp) {
    return stamp.tells()
        ? texts.get("spoken.with-delivery", stamp.time(), what, stamp.words())
        : texts.get("spoken.plain", stamp.time(), what);
  }

  String older(TimelineRow.Older.State state) {
    return switch (state) {
      case MORE -> texts.get("older.more");
      case LOADING -> texts.get("older.loading");
      case OFFLINE -> texts.get("older.offline");
      case BEGINNING -> texts.get("older.beginning");
    };
  }

  /** Returns a length of time as {@code 4:07}. */
  static String clock(Duration duration) {
    return duration.toHours() > 0
        ? "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
        : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  /**
   * Returns files as a row lists them.
   *
   * @param message hash of the message they came with; empty if they came with none
   */
  List<Attached> files(List<EmailFact.Attachment> files, String message) {
    return files.stream()
        .map(
            file ->
                new Attached(
                    file,
                    message,
                    texts.get("mail.attachment", file.name(), FileSizes.of(file.bytes()))))
        .toList();
  }

  /** Returns what is read aloud of a row with these files. */
  String withFiles(String spoken, List<Attached> files) {
    String names = files.stream().map(Attached::words).collect(Collectors.joining("; "));
    return files.isEmpty() ? spoken : texts.get("spoken.mail.files", spoken, files.size(), names);
  }

  String line(ChatFact.Ended ended) {
    return switch (ended.by()) {
      case CITIZEN -> texts.get("line.chat-ended.citizen");
      case AGENT -> texts.get("line.chat-ended.agent");
      case SYSTEM -> texts.get("line.chat-ended.system");
    };
  }

  String line(ChatFact.Introduced introduced) {
    return Stream.of(
            said("line.introduced.topic", introduced.topic()),
            said("line.introduced.email", introduced.email()),
            introduced.answer().isEmpty()
                ? ""
                : texts.get("line.introduced.answer", introduced.question(), introduced.answer()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(texts.get("line.separator")));
  }

  private String said(String key, String value) {
    return value.isEmpty() ? "" : texts.get(key, value);
  }

  String line(ChatFact.Rated rated) {
    return rated.comment().isEmpty()
        ? texts.get("line.rated", rated.score())
        : texts.get("line.rated.comment", rated.score(), rated.comment());
  }

  String line(CitizenFact fact) {
    return switch (fact) {
      case CitizenFact.Described known ->
          known.language().isEmpty()
              ? texts.get("line.described", known.name())
              : texts.get(
                  "line.described.language",
                  known.name(),
                  Locale.forLanguageTag(known.language()).getDisplayLanguage());
      case CitizenFact.IdentifierLinked linked ->
          switch (linked.kind()) {
            case PHONE -> texts.get("line.linked.phone", linked.value());
            case EMAIL -> texts.get("line.linked.email", linked.value());
            case CASE -> texts.get("line.linked.case", linked.value());
          };
    };
  }

  String opened(ContactFact.Opened opened) {
    String queue = queues.apply(opened.queue());
    boolean inbound = opened.direction() == ContactFact.Direction.INBOUND;
    return switch (opened.channel()) {
      case VOICE ->
          inbound
              ? texts.get("line.opened.call-from", opened.party(), queue)
              : texts.get("line.opened.call-to", opened.party(), queue);
      case CHAT -> texts.get("line.opened.chat", opened.party(), queue);
      case EMAIL ->
          inbound
              ? texts.get("line.opened.mail-from", opened.party(), queue)
              : texts.get("line.opened.mail-to", opened.party(), queue);
    };
  }

  String queued(ContactFact.Queued queued) {
    String queue = queues.apply(queued.queue());
    return switch (queued.cause()) {
      case NEW -> texts.get("line.queued.new", queue);
      case NOT_ANSWERED -> texts.get("line.queued.not-answered", queue);
      case TRANSFERRED -> texts.get("line.queued.transferred", queue);
      case REOPENED -> texts.get("line.queued.reopened", queue);
      case LINK_LOST -> texts.get("line.queued.link-lost", queue);
      case OVERFLOW -> texts.get("line.queued.overflow", queue);
      case AGENT_AWAY -> texts.get("line.queued.agent-away", queue);
      case WOKEN -> texts.get("line.queued.woken", queue);
      case CITIZEN_WROTE -> texts.get("line.queued.citizen-wrote", queue);
    };
  }

  String offered(ContactFact.Offered offered) {
    return isReader(offered.agent())
        ? texts.get("line.offered.you")
        : texts.get("line.offered", offered.agent());
  }

  String missed(ContactFact.OfferMissed missed) {
    if (isReader(missed.agent())) {
      return missed.declined() ? texts.get("line.declined.you") : texts.get("line.lapsed.you");
    }
    return missed.declined()
        ? texts.get("line.declined", missed.agent())
        : texts.get("line.lapsed", missed.agent());
  }

  String handedOn(ContactFact.Transferred handedOn) {
    String to = handedOn.to() == null ? queues.apply(handedOn.queue()) : by(handedOn.to());
    return isReader(handedOn.agent())
        ? texts.get("line.handed-on.you", to)
        : texts.get("line.handed-on", handedOn.agent(), to);
  }

  String parked(ContactFact.Parked aside) {
    Instant until = aside.until();
    if (until == null) {
      return isReader(aside.agent())
          ? texts.get("line.parked.you")
          : texts.get("line.parked", aside.agent());
    }
    return isReader(aside.agent())
        ? texts.get("line.snoozed.you", time(until))
        : texts.get("line.snoozed", aside.agent(), time(until));
  }

  String resumed(ContactFact.Resumed resumed) {
    return isReader(resumed.agent())
        ? texts.get("line.resumed.you")
        : texts.get("line.resumed", resumed.agent());
  }

  String accepted(ContactFact.Accepted accepted) {
    return isReader(accepted.agent())
        ? texts.get("line.accepted.you")
        : texts.get("line.accepted", accepted.agent());
  }
}
