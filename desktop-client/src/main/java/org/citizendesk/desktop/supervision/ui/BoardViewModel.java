// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.routing.ui.AgentStateTexts;
import org.citizendesk.desktop.supervision.Supervision;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.ui.Elapsed;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.frame.ViewBody.AgentRow;
import org.citizendesk.protocol.frame.ViewBody.Board;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The supervisor's board: figures as the server last sent them, and whether that is now. */
public final class BoardViewModel implements AutoCloseable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final List<AgentFact.State> ORDER =
      List.of(
          AgentFact.State.NOT_RESPONDING,
          AgentFact.State.READY,
          AgentFact.State.OFFERED,
          AgentFact.State.BUSY,
          AgentFact.State.WRAP_UP,
          AgentFact.State.NOT_READY,
          AgentFact.State.SIGNED_OUT);

  private final Supervision supervision;
  private final UnaryOperator<String> queueNames;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(BoardViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<Optional<Board>> board;
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ObservableList<QueueRow> queues = FXCollections.observableArrayList();
  private final ObservableList<AgentRow> agents = FXCollections.observableArrayList();

  /**
   * Watches the board and the link until closed.
   *
   * @param queueNames what people call a queue, from its id
   */
  public BoardViewModel(
      Supervision supervision,
      Observed<LinkStatus> link,
      UnaryOperator<String> queueNames,
      UiContext context,
      Notices notices) {
    this.supervision = supervision;
    this.queueNames = queueNames;
    this.context = context;
    this.notices = notices;
    this.board = new ReadOnlyObjectWrapper<>(supervision.board().get());
    subscriptions.add(context.bridge().bind(board, supervision.board()));
    subscriptions.add(
        context.bridge().watch(link, status -> stale.set(status.state() != LinkStatus.State.LIVE)));
    subscriptions.follow(board, this::take);
  }

  /** Returns the queues, by name and channel. */
  public ObservableList<QueueRow> queues() {
    return queues;
  }

  /** Returns what people call the queue. */
  public String queue(QueueRow row) {
    return queueNames.apply(row.queue());
  }

  /** Returns the agents, those first who need somebody to look. */
  public ObservableList<AgentRow> agents() {
    return agents;
  }

  /** Returns the newest board; empty until the first one came. */
  public ReadOnlyObjectProperty<Optional<Board>> board() {
    return board.getReadOnlyProperty();
  }

  /** Returns whether the figures are old because the link is cut. */
  public ReadOnlyBooleanProperty stale() {
    return stale.getReadOnlyProperty();
  }

  /** Returns the time for which the figures are true; empty before there are any. */
  public String asOf() {
    return board
        .get()
        .map(now -> TIME.format(LocalDateTime.ofInstant(now.at(), context.zone())))
        .map(time -> texts.get("board.as-of", time))
        .orElse("");
  }

  /** Returns how many contacts wait in all queues. */
  public int waiting() {
    return queues.stream().mapToInt(QueueRow::waiting).sum();
  }

  /** Returns how many contacts are in hand in all queues. */
  public int inHand() {
    return queues.stream().mapToInt(QueueRow::inHand).sum();
  }

  /** Returns how many contacts were wrapped up today in all queues. */
  public int wrappedUpToday() {
    return queues.stream().mapToInt(QueueRow::wrappedUpToday).sum();
  }

  /** Returns how many agents wait for work. */
  public long available() {
    return agents.stream().filter(row -> row.state() == AgentFact.State.READY).count();
  }

  /** Returns since when the longest waiting contact of all queues waits; null if none does. */
  public @Nullable Instant oldest() {
    return queues.stream()
        .map(QueueRow::oldest)
        .flatMap(Stream::ofNullable)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Returns how long ago a time was, as a running clock that stands still while the figures are
   * old.
   *
   * @param from null shows a dash
   */
  public StringBinding age(@Nullable Instant from) {
    ObservableValue<Instant> now = context.now();
    return Bindings.createStringBinding(
        () -> from == null ? "–" : Elapsed.clock(from, stale.get() ? at() : now.getValue()),
        now,
        stale);
  }

  /** Returns what comes next for an agent, and what is not as usual; empty if all is. */
  public String besides(AgentRow row) {
    ViewBody.Ledger ledger = row.ledger();
    if (ledger == null) {
      return "";
    }
    int parked = count(row.parked());
    Stream<String> words =
        Stream.of(
                link(ledger.link()),
                AgentStateTexts.besides(ledger.next(), ledger.ready()),
                devices(ledger),
                parked == 0 ? "" : texts.get("besides.parked", parked))
            .filter(word -> !word.isEmpty());
    return words.collect(Collectors.joining(" · "));
  }

  /** Returns a figure; 0 where a server does not say it. */
  static int count(@Nullable Integer figure) {
    return figure == null ? 0 : figure;
  }

  private String link(AgentFact.Link link) {
    return switch (link) {
      case CONNECTED, DISCONNECTED -> "";
      case CONNECTING -> texts.get("besides.connecting");
      case FAILED -> texts.get("besides.failed");
    };
  }

  /** Who takes no calls needs neither to hear nor to speak. */
  private String devices(ViewBody.Ledger ledger) {
    return ledger.missing().stream()
        .filter(device -> ledger.ready().contains(Channel.VOICE))
        .map(
            device ->
                switch (device) {
                  case HEADSET -> texts.get("besides.no-headset");
                  case MICROPHONE -> texts.get("besides.no-microphone");
                })
        .collect(Collectors.joining(" · "));
  }

  /** Returns reasons for an agent's not being ready. */
  public List<String> reasons() {
    return supervision.reasons();
  }

  /** Chooses what an agent does, or does next. */
  public void set(AgentRow row, AgentFact.Choice choice) {
    String name = row.displayName();
    context
        .tasks()
        .follow(() -> supervision.set(row, choice))
        .onSuccess(outcome -> ended(outcome, name, choice))
        .onError(failure -> notices.say(Tone.BAD, texts.get("acts.failed", name)))
        .start();
  }

  private void ended(Outcome outcome, String name, AgentFact.Choice choice) {
    switch (outcome) {
      case Outcome.Done done ->
          notices.say(Tone.GOOD, texts.get("acts.done", name, AgentStateTexts.title(choice)));
      case Outcome.Refused refused -> notices.say(Tone.WARN, refused.text());
    }
  }

  private Instant at() {
    return board.get().map(Board::at).orElse(context.now().getValue());
  }

  private void take(Optional<Board> newest) {
    List<QueueRow> rows =
        newest.map(Board::queues).orElse(List.of()).stream()
            .sorted(Comparator.comparing(this::queue).thenComparing(QueueRow::channel))
            .toList();
    List<AgentRow> people =
        newest.map(Board::agents).orElse(List.of()).stream()
            .sorted(
                Comparator.comparing((AgentRow row) -> ORDER.indexOf(row.state()))
                    .thenComparing(AgentRow::since)
                    .thenComparing(AgentRow::agent))
            .toList();
    replace(queues, rows);
    replace(agents, people);
  }

  private static <T> void replace(ObservableList<T> list, List<T> rows) {
    if (!Objects.equals(list, rows)) {
      list.setAll(rows);
    }
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
