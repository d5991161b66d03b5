// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.signal;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LiveSignalsTest {
  private static final ContactId CHAT = new ContactId(UUID.randomUUID());
  private static final ContactId MAIL = new ContactId(UUID.randomUUID());
  private static final EventId MESSAGE = new EventId(UUID.randomUUID());
  private static final Doing SASHA = new Doing("sasha", "Sasha Demo", SignalKind.WRITING);
  private static final Doing MARY = new Doing("", "Mary", SignalKind.WRITING);

  private final List<ClientFrame.Signal> sent = new ArrayList<>();
  private final Timer timer = new Timer();
  private final LiveSignals signals = new LiveSignals(sent::add, () -> timer.millis, timer);

  @Test
  void showsWhoElseIsThereColleaguesFirst() {
    hear(CHAT, MARY);
    hear(CHAT, SASHA);
    hear(MAIL, new Doing("kim", "Kim Demo", SignalKind.VIEWING));

    assertEquals(List.of(SASHA, MARY), company().at(CHAT));
    assertEquals("Kim Demo", company().at(MAIL).getFirst().name());
  }

  @Test
  void theNewestOfEachCounts() {
    hear(CHAT, SASHA);
    hear(CHAT, new Doing("sasha", "Sasha Demo", SignalKind.VIEWING));
    assertEquals(SignalKind.VIEWING, company().at(CHAT).getFirst().kind());

    hear(CHAT, new Doing("sasha", "Sasha Demo", SignalKind.GONE));

    assertEquals(Company.NOBODY, company());
  }

  @Test
  void whoSaysNothingMoreIsForgottenAfterTwentyFiveSeconds() {
    hear(CHAT, SASHA);
    timer.pass(Duration.ofSeconds(20));
    hear(CHAT, MARY);
    timer.pass(Duration.ofMillis(4999));
    assertEquals(List.of(SASHA, MARY), company().at(CHAT));

    timer.pass(Duration.ofMillis(2));
    assertEquals(List.of(MARY), company().at(CHAT));

    timer.pass(Duration.ofSeconds(20));
    assertEquals(Company.NOBODY, company());
  }

  @Test
  void whoSaysItAgainStays() {
    hear(CHAT, SASHA);
    timer.pass(Duration.ofSeconds(20));
    hear(CHAT, SASHA);
    timer.pass(Duration.ofSeconds(20));

    assertEquals(List.of(SASHA), company().at(CHAT));
  }

  @Test
  void whatTheCitizenHasReadIsKeptAndIsNoCompany() {
    signals.hear(new ServerFrame.Signal(CHAT, "", "Mary", SignalKind.SEEN, MESSAGE));
    signals.hear(new ServerFrame.Signal(MAIL, "kim", "Kim", SignalKind.SEEN, MESSAGE));
    signals.hear(new ServerFrame.Signal(MAIL, "kim", "Kim", SignalKind.OTHER, null));
    timer.pass(Duration.ofMinutes(5));

    assertEquals(Optional.of(MESSAGE), company().readAt(CHAT));
    assertEquals(Optional.empty(), company().readAt(MAIL));
    assertEquals(List.of(), company().at(CHAT));
  }

  @Test
  void tellsAtOnceWhatChangesAndTheRestNowAndThen() {
    for (int i = 0; i < 20; i++) {
      signals.tell(CHAT, SignalKind.VIEWING);
      timer.pass(Duration.ofSeconds(1));
    }
    signals.tell(CHAT, SignalKind.WRITING);
    signals.tell(CHAT, SignalKind.GONE);
    signals.tell(CHAT, SignalKind.GONE);

    assertEquals(
        List.of(
            signal(SignalKind.VIEWING, null),
            signal(SignalKind.VIEWING, null),
            signal(SignalKind.VIEWING, null),
            signal(SignalKind.WRITING, null),
            signal(SignalKind.GONE, null)),
        sent);
  }

  @Test
  void tellsOnceWhatWasReadAndOnlyWhereSomebodyLooks() {
    signals.seen(CHAT, MESSAGE);
    signals.tell(CHAT, SignalKind.VIEWING);
    signals.seen(CHAT, MESSAGE);
    signals.seen(CHAT, MESSAGE);

    assertEquals(List.of(signal(SignalKind.VIEWING, null), signal(SignalKind.SEEN, MESSAGE)), sent);
  }

  private static ClientFrame.Signal signal(SignalKind kind, @Nullable EventId upTo) {
    return new ClientFrame.Signal(CHAT, kind, upTo);
  }

  private void hear(ContactId contact, Doing doing) {
    signals.hear(new ServerFrame.Signal(contact, doing.agent(), doing.name(), doing.kind(), null));
  }

  private Company company() {
    return signals.company().get();
  }

  /** Time that passes when it is told to. */
  private static final class Timer extends ScheduledThreadPoolExecutor {
    private record Planned(long at, Runnable work) {}

    private final List<Planned> planned = new ArrayList<>();
    private long millis = 1000;

    Timer() {
      super(0);
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
      planned.add(new Planned(millis + unit.toMillis(delay), work));
      return null;
    }

    void pass(Duration time) {
      millis += time.toMillis();
      List<Planned> due = planned.stream().filter(one -> one.at <= millis).toList();
      planned.removeAll(due);
      due.forEach(one -> one.work.run());
    }
  }
}
