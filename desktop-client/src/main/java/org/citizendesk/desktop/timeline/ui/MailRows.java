// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.Attached;
import org.citizendesk.desktop.timeline.QuotedText;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Mail;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Stamp;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Transport;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mails of a timeline; what the mail system did with ours is told in our mail's own row. */
final class MailRows {
  private final Set<EventId> unfolded;
  private final RowWords words;
  private final Texts texts;
  private final Set<EventId> written = new HashSet<>();
  private final Map<EventId, Transport> transports = new HashMap<>();
  private final Map<String, List<String>> copies = new HashMap<>();
  private final Map<EventId, List<String>> missed = new HashMap<>();

  MailRows(List<TimelineEntry> entries, Set<EventId> unfolded, RowWords words) {
    this.unfolded = unfolded;
    this.words = words;
    this.texts = words.texts();
    for (TimelineEntry entry : entries) {
      if (entry.fact() instanceof EmailFact mail) {
        learn(entry.id(), mail);
      }
    }
  }

  private void learn(EventId id, EmailFact fact) {
    switch (fact) {
      case EmailFact.Received mail -> {}
      case EmailFact.AlsoReceived also ->
          copies
              .computeIfAbsent(also.messageId(), message -> new ArrayList<>())
              .add(also.source().mailbox());
      case EmailFact.ReplyWritten mail -> written.add(id);
      case EmailFact.ReplyWaits waits ->
          tell(waits.reply(), texts.get("mail.waits", words.time(waits.until())), false);
      case EmailFact.ReplyHeld held -> tell(held.reply(), held(held), true);
      case EmailFact.ReplyReleased released ->
          tell(released.reply(), texts.get("mail.released", words.by(released.agent())), false);
      case EmailFact.ReplyWithdrawn withdrawn ->
          tell(withdrawn.reply(), texts.get("mail.withdrawn", words.by(withdrawn.agent())), true);
      case EmailFact.Sent sent -> {
        List<String> misses = missed.getOrDefault(sent.reply(), List.of());
        String taken = texts.get("mail.sent");
        tell(
            sent.reply(),
            misses.isEmpty()
                ? taken
                : taken + texts.get("line.separator") + String.join(", ", misses),
            !misses.isEmpty());
      }
      case EmailFact.SendFailed failed -> failed(failed);
    }
  }

  private void failed(EmailFact.SendFailed failed) {
    String address = failed.address();
    if (address != null && failed.permanent()) {
      missed
          .computeIfAbsent(failed.reply(), reply -> new ArrayList<>())
          .add(texts.get("mail.not-to", address, failed.reason()));
    }
    String reason =
        address == null ? failed.reason() : texts.get("mail.not-to", address, failed.reason());
    tell(
        failed.reply(),
        failed.permanent() ? texts.get("mail.failed", reason) : texts.get("mail.delayed", reason),
        true);
  }

  private String held(EmailFact.ReplyHeld held) {
    return switch (held.why()) {
      case ANSWERED -> texts.get("mail.held.answered", held.other());
      case WROTE_AGAIN -> texts.get("mail.held.wrote-again");
      case NOT_YOURS ->
          held.other().isEmpty()
              ? texts.get("mail.held.nobodys")
              : texts.get("mail.held.not-yours", held.other());
    };
  }

  private void tell(EventId reply, String words, boolean failed) {
    transports.put(reply, new Transport(words, failed));
  }

  /** Returns whether a mail of ours has a row here. */
  boolean holds(EventId reply) {
    return written.contains(reply);
  }

  Mail received(TimelineEntry entry, EmailFact.Received mail) {
    return mail(
        entry,
        new Head(true, from(mail), mail.subject()),
        mail.text(),
        new Extras(words.files(mail.attachments(), mail.rawSha256()), notes(mail), Transport.NONE),
        words.stamp(entry, false));
  }

  /** Returns who wrote it and how it came, as far as that is worth a word. */
  private String from(EmailFact.Received mail) {
    List<String> parts = new ArrayList<>();
    parts.add(texts.get("mail.from", mail.from()));
    EmailFact.Way way = mail.how();
    if (way.kind() != EmailFact.Kind.HUMAN) {
      parts.add(kind(way.kind()));
    }
    String replyTo = way.replyTo();
    if (replyTo != null) {
      parts.add(texts.get("mail.answers-to", replyTo));
    }
    if (!way.cc().isEmpty()) {
      parts.add(texts.get("mail.copy-to", String.join(", ", way.cc())));
    }
    EmailFact.Source source = way.source();
    if (source != null) {
      List<String> boxes = new ArrayList<>(List.of(source.mailbox()));
      boxes.addAll(copies.getOrDefault(mail.messageId(), List.of()));
      parts.add(texts.get("mail.came-in", String.join(", ", boxes.stream().distinct().toList())));
    }
    return String.join(texts.get("line.separator"), parts);
  }

  private String to(EmailFact.ReplyWritten mail) {
    String to = texts.get("mail.to", mail.to(), words.by(mail.agent()));
    List<String> cc = mail.how().cc();
    return cc.isEmpty()
        ? to
        : to + texts.get("line.separator") + texts.get("mail.copy-to", String.join(", ", cc));
  }

  private List<String> notes(EmailFact.Received mail) {
    List<String> notes = new ArrayList<>(mail.notes());
    if (mail.how().perhaps() != null) {
      notes.add(texts.get("mail.perhaps"));
    }
    return notes;
  }

  private String kind(EmailFact.Kind kind) {
    return switch (kind) {
      case HUMAN -> "";
      case AUTO_REPLY -> texts.get("mail.kind.auto-reply");
      case AUTO_GENERATED -> texts.get("mail.kind.auto-generated");
      case BOUNCE -> texts.get("mail.kind.bounce");
      case LIST -> texts.get("mail.kind.list");
      case LOOP -> texts.get("mail.kind.loop");
    };
  }

  Mail written(TimelineEntry entry, EmailFact.ReplyWritten mail) {
    return mail(
        entry,
        new Head(false, to(mail), mail.subject()),
        mail.text(),
        new Extras(
            words.files(mail.attachments(), ""),
            List.of(),
            transports.getOrDefault(entry.id(), notBefore(mail))),
        words.stamp(entry, words.isReader(mail.agent())));
  }

  /** What the agent wished counts until the server has said when it leaves. */
  private Transport notBefore(EmailFact.ReplyWritten mail) {
    Instant wished = mail.how().notBefore();
    return wished == null
        ? Transport.NONE
        : new Transport(texts.get("mail.later", words.time(wished)), false);
  }

  private Mail mail(TimelineEntry entry, Head head, String text, Extras extras, Stamp stamp) {
    QuotedText parts = QuotedText.of(text);
    String fresh = parts.fresh().isEmpty() ? texts.get("mail.empty") : parts.fresh();
    String subject = head.subject().isEmpty() ? texts.get("mail.no-subject") : head.subject();
    return new Mail(
        entry.id(),
        head.incoming(),
        head.address(),
        subject,
        fresh,
        parts.quoted(),
        unfolded.contains(entry.id()),
        extras.attachments(),
        extras.notes(),
        extras.transport(),
        stamp,
        words.spoken(spoken(head.address(), subject, fresh, extras.attachments()), stamp));
  }

  private String spoken(String address, String subject, String text, List<Attached> files) {
    return words.withFiles(texts.get("spoken.mail", address, subject, text), files);
  }

  private record Head(boolean incoming, String address, String subject) {}

  private record Extras(List<Attached> attachments, List<String> notes, Transport transport) {}
}
