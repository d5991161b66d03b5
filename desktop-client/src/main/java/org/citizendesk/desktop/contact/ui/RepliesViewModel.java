// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.Replies;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The agent's mails that have not left, in words: what can be taken back, and what is held. */
public final class RepliesViewModel implements AutoCloseable {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private final Replies replies;
  private final Consumer<PendingReply> returned;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(RepliesViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<List<PendingReply>> pending =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final Set<EventId> asked = new HashSet<>();
  private Consumer<PendingReply> seeing = reply -> {};
  private Optional<CitizenId> open = Optional.empty();

  /**
   * One mail in words.
   *
   * @param held whether it leaves only if the agent says so
   * @param asked whether the server was asked and has not answered
   */
  public record Row(PendingReply reply, String text, boolean held, boolean asked) {}

  /**
   * Follows the mails until closed.
   *
   * @param returned is given a mail that was taken back
   */
  public RepliesViewModel(
      Replies replies, Consumer<PendingReply> returned, UiContext context, Notices notices) {
    this.replies = replies;
    this.returned = returned;
    this.context = context;
    this.notices = notices;
    subscriptions.add(context.bridge().bind(pending, replies.pending()));
    subscriptions.follow(pending, now -> show());
    subscriptions.follow(context.now(), now -> show());
  }

  /** Returns what has not left, the held ones first. */
  public ReadOnlyObjectProperty<List<Row>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Says who opens the contact of a mail. */
  public void setSeeing(Consumer<PendingReply> listener) {
    seeing = listener;
  }

  /** Shows mails that leave much later only while the citizen is open to whom they go. */
  public void about(Optional<CitizenId> citizen) {
    open = citizen;
    show();
  }

  /** Opens the contact of a mail, where what happened stands. */
  public void see(PendingReply reply) {
    seeing.accept(reply);
  }

  /** Returns whether a mail waits that can be taken back. */
  public boolean waits() {
    return rows.get().stream().anyMatch(row -> !row.held());
  }

  /** Takes back the mail that was written last and waits; does nothing if there is none. */
  public void undo() {
    rows.get().stream()
        .filter(row -> !row.held())
        .reduce((first, second) -> second)
        .ifPresent(row -> takeBack(row.reply()));
  }

  /** Takes a mail back into the draft that it came from. */
  public void takeBack(PendingReply reply) {
    ask(reply, replies.withdraw(reply), () -> returned.accept(reply));
  }

  /** Lets a mail leave now. */
  public void send(PendingReply reply) {
    ask(reply, replies.release(reply), () -> {});
  }

  private void ask(PendingReply reply, CompletableFuture<Outcome> answer, Runnable done) {
    asked.add(reply.id());
    show();
    context
        .tasks()
        .follow(() -> answer)
        .onSuccess(
            outcome -> {
              switch (outcome) {
                case Outcome.Done ok -> done.run();
                case Outcome.Refused refused ->
                    notices.say(Tone.WARN, texts.get("replies.refused", refused.text()));
              }
            })
        .onError(failure -> notices.say(Tone.BAD, texts.get("replies.failed")))
        .andFinally(
            () -> {
              asked.remove(reply.id());
              show();
            })
        .start();
  }

  private void show() {
    Instant now = context.now().getValue();
    List<Row> held = new ArrayList<>();
    List<Row> waiting = new ArrayList<>();
    for (PendingReply reply : pending.get()) {
      EmailFact.ReplyHeld why = reply.held();
      Instant until = reply.until();
      if (why != null) {
        held.add(row(reply, why(reply, why), true));
      } else if (until != null && until.isAfter(now) && isOfInterest(reply, until, now)) {
        waiting.add(row(reply, waits(reply, Duration.between(now, until), until), false));
      }
    }
    held.addAll(waiting);
    List<Row> shown = List.copyOf(held);
    if (!shown.equals(rows.get())) {
      rows.set(shown);
    }
  }

  private boolean isOfInterest(PendingReply reply, Instant until, Instant now) {
    return until.isBefore(now.plus(SOON)) || open.equals(Optional.of(reply.citizen()));
  }

  private Row row(PendingReply reply, String text, boolean held) {
    return new Row(reply, text, held, asked.contains(reply.id()));
  }

  private String waits(PendingReply reply, Duration left, Instant until) {
    String to = reply.reply().to();
    return left.compareTo(SOON) < 0
        ? texts.get("replies.waits", to, left.toSeconds() + 1)
        : texts.get(
            "replies.later", to, TIME.format(LocalDateTime.ofInstant(until, context.zone())));
  }

  private String why(PendingReply reply, EmailFact.ReplyHeld held) {
    String to = reply.reply().to();
    return switch (held.why()) {
      case ANSWERED -> texts.get("replies.held.answered", to, held.other());
      case WROTE_AGAIN -> texts.get("replies.held.wrote-again", to);
      case NOT_YOURS ->
          held.other().isEmpty()
              ? texts.get("replies.held.nobodys", to)
              : texts.get("replies.held.not-yours", to, held.other());
    };
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
