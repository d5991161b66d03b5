// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.Attached;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Card;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Line;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Stamp;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One walk over the entries of a timeline. */
final class RowPass {
  private final List<TimelineEntry> entries;
  private final TimelineRows.Reading reading;
  private final RowWords words;
  private final Texts texts;
  private final UnaryOperator<String> outcomes;
  private final MailRows mails;
  private final Map<String, List<TimelineEntry>> calls = new LinkedHashMap<>();
  private final Set<String> shownCalls = new HashSet<>();
  private final List<TimelineRow> rows = new ArrayList<>();
  private @Nullable LocalDate day;
  private final Map<LocalDate, Integer> days = new HashMap<>();

  RowPass(
      List<TimelineEntry> entries,
      TimelineRows.Reading reading,
      RowWords words,
      UnaryOperator<String> outcomes) {
    this.entries = entries;
    this.reading = reading;
    this.words = words;
    this.texts = words.texts();
    this.outcomes = outcomes;
    this.mails = new MailRows(entries, reading.unfolded(), words);
  }

  List<TimelineRow> rows() {
    rows.add(new TimelineRow.Older(reading.older(), words.older(reading.older())));
    for (TimelineEntry entry : entries) {
      if (entry.fact() instanceof CallFact) {
        calls.computeIfAbsent(callKey(entry), key -> new ArrayList<>()).add(entry);
      }
    }
    entries.forEach(this::add);
    return List.copyOf(rows);
  }

  private void add(TimelineEntry entry) {
    switch (entry.fact()) {
      case ChatFact chat -> add(entry, chat);
      case EmailFact mail -> add(entry, mail);
      case CallFact call -> addCall(entry);
      case ContactFact contact -> add(entry, contact);
      case CitizenFact citizen -> line(entry, words.line(citizen));
      case NoteFact.Written note ->
          card(
              entry,
              Card.Kind.NOTE,
              texts.get("card.note", words.by(note.agent())),
              note.text(),
              note.agent());
      case KnowledgeFact.Quoted quoted -> add(entry, quoted);
      // What readers say of an article is nothing that happened with the citizen.
      case KnowledgeFact aboutAnArticle -> {}
      case UnknownFact unknown -> row(entry, puzzling(entry));
      // What an agent does besides is nothing that happened with the citizen.
      case AgentFact agent -> {}
      // The routing book is about no citizen at all.
      case BookFact booked -> {}
    }
  }

  private void add(TimelineEntry entry, ChatFact fact) {
    switch (fact) {
      case ChatFact.Message said -> {
        if (said.author() == ChatFact.Author.SYSTEM) {
          line(entry, texts.get("line.desk-said", said.text()));
        } else {
          bubble(entry, said);
        }
      }
      case ChatFact.Ended ended -> line(entry, words.line(ended));
      case ChatFact.Introduced introduced -> line(entry, words.line(introduced));
      case ChatFact.Rated rated -> line(entry, words.line(rated));
      case ChatFact.CopyAsked asked -> line(entry, texts.get("line.copy-asked", asked.email()));
    }
  }

  private void bubble(TimelineEntry entry, ChatFact.Message said) {
    boolean incoming = said.author() == ChatFact.Author.CITIZEN;
    boolean own = !incoming && words.isReader(said.name());
    Stamp stamp = words.stamp(entry, own);
    String author = own ? texts.get("author.you") : said.name();
    List<Attached> files = words.files(said.files(), "");
    String aloud = words.withFiles(texts.get("spoken.said", author, said.text()), files);
    String spoken = words.spoken(aloud, stamp);
    row(
        entry,
        new TimelineRow.Bubble(entry.id(), incoming, author, said.text(), files, stamp, spoken));
  }

  private void add(TimelineEntry entry, EmailFact fact) {
    switch (fact) {
      case EmailFact.Received mail -> row(entry, mails.received(entry, mail));
      // Where else it came in is told in its own row.
      case EmailFact.AlsoReceived also -> {}
      case EmailFact.ReplyWritten mail -> row(entry, mails.written(entry, mail));
      case EmailFact.Sent sent -> {
        if (!mails.holds(sent.reply())) {
          line(entry, texts.get("mail.sent"));
        }
      }
      case EmailFact.SendFailed failed -> {
        if (!mails.holds(failed.reply())) {
          line(entry, texts.get("mail.failed", failed.reason()));
        }
      }
      // What becomes of a mail before it leaves is told in its own row.
      case EmailFact.ReplyWaits waits -> {}
      case EmailFact.ReplyHeld held -> {}
      case EmailFact.ReplyReleased released -> {}
      case EmailFact.ReplyWithdrawn withdrawn -> {}
    }
  }

  private void addCall(TimelineEntry entry) {
    String key = callKey(entry);
    if (!shownCalls.add(key)) {
      return;
    }
    List<TimelineEntry> changes = calls.getOrDefault(key, List.of(entry));
    CallFold call = CallFold.of(changes);
    TimelineEntry slowest =
        changes.stream().max(Comparator.comparing(RowPass::trouble)).orElse(entry);
    Stamp stamp =
        new Stamp(
            words.stamp(entry, false).time(),
            slowest.delivery(),
            false,
            words.stamp(slowest, false).words());
    String title = callTitle(call);
    String detail = callDetail(call);
    String spoken = words.spoken(texts.get("spoken.titled", title, detail), stamp);
    row(entry, new TimelineRow.CallCard(key, call.phase(), title, detail, stamp, spoken));
  }

  private String callTitle(CallFold call) {
    return switch (call.last()) {
      case OFFERED, RINGING -> texts.get("call.ringing");
      case CONNECTED -> texts.get("call.connected");
      case HELD -> texts.get("call.held");
      case ENDED -> texts.get("call.ended", RowWords.clock(call.talk()));
      case MISSED -> texts.get("call.missed");
    };
  }

  private String callDetail(CallFold call) {
    List<String> parts = new ArrayList<>();
    if (call.held().compareTo(Duration.ZERO) > 0) {
      parts.add(texts.get("call.on-hold", RowWords.clock(call.held()), call.holds()));
    }
    if (!call.reason().isEmpty()) {
      parts.add(call.reason());
    }
    return String.join(texts.get("line.separator"), parts);
  }

  private void add(TimelineEntry entry, ContactFact fact) {
    switch (fact) {
      case ContactFact.Opened opened -> line(entry, words.opened(opened));
      case ContactFact.Queued queued -> line(entry, words.queued(queued));
      case ContactFact.Offered offered -> line(entry, words.offered(offered));
      case ContactFact.OfferMissed missed -> line(entry, words.missed(missed));
      case ContactFact.Escalated escalated -> line(entry, texts.get("line.escalated"));
      case ContactFact.Transferred handedOn -> {
        if (handedOn.note().isEmpty()) {
          line(entry, words.handedOn(handedOn));
        } else {
          String title = words.handedOn(handedOn);
          card(entry, Card.Kind.NOTE, title, handedOn.note(), handedOn.agent());
        }
      }
      case ContactFact.Parked aside -> line(entry, words.parked(aside));
      case ContactFact.Resumed resumed -> line(entry, words.resumed(resumed));
      case ContactFact.Accepted accepted -> line(entry, words.accepted(accepted));
      // How long an agent takes to finish is nothing that happened with the citizen.
      case ContactFact.WrapUpAsked asked -> {}
      case ContactFact.WrapUpTimed timed -> {}
      case ContactFact.WrapUpExtended more -> {}
      case ContactFact.WrappedUp done ->
          card(
              entry,
              Card.Kind.WRAP_UP,
              texts.get("card.wrapped-up", outcomes.apply(done.outcome()), words.by(done.agent())),
              done.summary(),
              done.agent());
    }
  }

  private void add(TimelineEntry entry, KnowledgeFact.Quoted quoted) {
    String text =
        quoted.citation().isEmpty()
            ? texts.get("card.version", quoted.version(), words.by(quoted.agent()))
            : texts.get(
                "card.version-citation",
                quoted.version(),
                quoted.citation(),
                words.by(quoted.agent()));
    String title =
        quoted.reader() == KnowledgeFact.Reader.COLLEAGUES ? "card.quoted-note" : "card.quoted";
    String head = texts.get(title, quoted.title());
    Stamp stamp = words.stamp(entry, words.isReader(quoted.agent()));
    String spoken = words.spoken(texts.get("spoken.quoted", head, text), stamp);
    row(entry, new Card(entry.id(), Card.Kind.QUOTE, head, text, quoted, stamp, spoken));
  }

  private void card(TimelineEntry entry, Card.Kind kind, String title, String text, String agent) {
    Stamp stamp = words.stamp(entry, words.isReader(agent));
    String spoken = words.spoken(texts.get("spoken.titled", title, text), stamp);
    row(entry, new Card(entry.id(), kind, title, text, null, stamp, spoken));
  }

  private Line puzzling(TimelineEntry entry) {
    Stamp stamp = words.stamp(entry, false);
    String text = texts.get("line.unknown");
    return new Line(entry.id(), entry.contact(), true, text, stamp, words.spoken(text, stamp));
  }

  private void line(TimelineEntry entry, String text) {
    Stamp stamp = words.stamp(entry, false);
    boolean sameDay = words.day(entry).equals(day);
    if (sameDay && rows.getLast() instanceof Line before && joins(before, entry)) {
      String joined = before.text() + texts.get("line.separator") + text;
      String spoken = words.spoken(joined, before.stamp());
      rows.removeLast();
      rows.add(new Line(before.id(), before.contact(), false, joined, before.stamp(), spoken));
    } else {
      String spoken = words.spoken(text, stamp);
      row(entry, new Line(entry.id(), entry.contact(), false, text, stamp, spoken));
    }
  }

  private static boolean joins(Line before, TimelineEntry entry) {
    return !before.puzzling()
        && entry.delivery() == before.stamp().delivery()
        && entry.delivery() != Delivery.REJECTED
        && Objects.equals(before.contact(), entry.contact());
  }

  private void row(TimelineEntry entry, TimelineRow row) {
    LocalDate date = words.day(entry);
    if (!date.equals(day)) {
      day = date;
      int index = days.merge(date, 1, Integer::sum) - 1;
      rows.add(new TimelineRow.Day(date, index, words.day(date, reading.today())));
    }
    rows.add(row);
  }

  private static String callKey(TimelineEntry entry) {
    return "call " + (entry.contact() == null ? entry.id() : entry.contact());
  }

  private static int trouble(TimelineEntry entry) {
    return switch (entry.delivery()) {
      case ACCEPTED -> 0;
      case SENT -> 1;
      case SAVED_HERE -> 2;
      case REJECTED -> 3;
    };
  }
}
