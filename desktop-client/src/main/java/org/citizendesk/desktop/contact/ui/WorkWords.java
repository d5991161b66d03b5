// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.AnswerDue;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Elapsed;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import java.time.Duration;
import java.time.Instant;

/** Puts work into words. */
final class WorkWords {
  private static final Duration HURRY = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMinutes(10);

  private final Texts texts = Texts.of(WorkWords.class);

  WorkRow row(WorkItem item, Instant now, String company) {
    String summary = item.subject().isBlank() ? item.preview() : item.subject();
    String age = Elapsed.brief(item.since(), now);
    String status = status(item, now);
    String spoken = spoken(item, summary, status);
    return new WorkRow(
        item,
        summary,
        age,
        status,
        tone(item, now),
        company,
        "",
        company.isEmpty() ? spoken : texts.get("row.spoken.company", spoken, company));
  }

  private String spoken(WorkItem item, String summary, String status) {
    String line =
        texts.get("row.spoken", channel(item.channel()), item.citizenName(), summary, status);
    return item.unread() ? texts.get("row.spoken.unread", line) : line;
  }

  private String channel(Channel channel) {
    return switch (channel) {
      case VOICE -> texts.get("channel.voice");
      case CHAT -> texts.get("channel.chat");
      case EMAIL -> texts.get("channel.email");
    };
  }

  private String status(WorkItem item, Instant now) {
    return switch (item.status()) {
      case OFFERED -> offered(item, now);
      case WRAP_UP -> wrapUp(item, now);
      case IN_HAND -> inHand(item, now);
      case PARKED -> parked(item, now);
    };
  }

  private String inHand(WorkItem item, Instant now) {
    AnswerDue answer = item.answer();
    return answer == null
        ? working(item)
        : answer.by().isAfter(now)
            ? texts.get("status.answer-in", left(now, answer.by()))
            : texts.get("status.overdue", left(answer.by(), now));
  }

  /** Seconds matter to who waits in a chat, not to who wrote a letter. */
  private static String left(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(SHORT) < 0
        ? Elapsed.clock(from, to)
        : Elapsed.brief(from, to);
  }

  private String working(WorkItem item) {
    return switch (item.channel()) {
      case VOICE -> call(item.call());
      case CHAT -> texts.get("status.chatting");
      case EMAIL -> texts.get("status.in-hand");
    };
  }

  private String call(CallFact.@org.jspecify.annotations.Nullable State state) {
    return switch (state) {
      case null -> texts.get("status.in-hand");
      case OFFERED, RINGING -> texts.get("status.ringing");
      case CONNECTED -> texts.get("status.on-call");
      case HELD -> texts.get("status.on-hold");
      case ENDED, MISSED -> texts.get("status.wrap-up");
    };
  }

  private String offered(WorkItem item, Instant now) {
    Instant until = item.until();
    if (until == null) {
      return texts.get("status.offered");
    }
    return until.isAfter(now)
        ? texts.get("status.left", Elapsed.clock(now, until))
        : texts.get("status.lapsing");
  }

  private String wrapUp(WorkItem item, Instant now) {
    Instant until = item.until();
    return until != null && until.isAfter(now)
        ? texts.get("status.wrap-up-left", Elapsed.clock(now, until))
        : texts.get("status.wrap-up");
  }

  private String parked(WorkItem item, Instant now) {
    AnswerDue answer = item.answer();
    if (answer != null && !answer.by().isAfter(now)) {
      return texts.get("status.overdue", left(answer.by(), now));
    }
    Instant until = item.until();
    return until != null && until.isAfter(now)
        ? texts.get("status.parked-for", left(now, until))
        : texts.get("status.parked");
  }

  private static Tone tone(WorkItem item, Instant now) {
    return switch (item.status()) {
      case OFFERED -> {
        Instant until = item.until();
        yield until != null && Duration.between(now, until).compareTo(HURRY) < 0
            ? Tone.BAD
            : Tone.WARN;
      }
      case WRAP_UP -> Tone.WARN;
      case IN_HAND, PARKED -> {
        AnswerDue answer = item.answer();
        yield answer == null ? toneOfCall(item) : toneOf(answer, now);
      }
    };
  }

  private static Tone toneOf(AnswerDue answer, Instant now) {
    if (!answer.by().isAfter(now)) {
      return Tone.BAD;
    }
    return answer.soon().isAfter(now) ? Tone.CALM : Tone.WARN;
  }

  private static Tone toneOfCall(WorkItem item) {
    return switch (item.call()) {
      case null -> item.channel() == Channel.VOICE ? Tone.GOOD : Tone.CALM;
      case OFFERED, RINGING, CONNECTED -> Tone.GOOD;
      case HELD, ENDED, MISSED -> Tone.WARN;
    };
  }
}
