// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.Receiver;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * An agent at a desktop without a screen, who does what the desktop shows and remembers nothing: a
 * desktop that was killed is taken up by another one on the same folder.
 */
final class Autopilot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Autopilot.class);
  private static final Duration GLANCE = Duration.ofMillis(150);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final long MOST_THOUGHT_MILLIS = 1500;
  private static final Duration BREAK = Duration.ofSeconds(4);
  // Of a thousand.
  private static final int IGNORES = 15;
  private static final int DECLINES = 30;
  private static final int BREAKS = 4;
  private static final int HANDS_ON = 5;
  private static final int PUTS_ASIDE = 5;
  private static final int GOES_ON = 20;
  private static final int PAGE = 200;

  private final String name;
  private final String password;
  private final DesktopCore core;
  private final Random random;
  private final Map<String, Long> thinking = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;
  private long back;

  /**
   * Sits down; signs in when there is a server.
   *
   * @param options of a desktop of its own
   */
  Autopilot(String name, String password, DesktopOptions options, long seed) {
    this.name = name;
    this.password = password;
    this.core = DesktopCore.open(options);
    this.random = new Random(seed);
    this.thread = Thread.ofVirtual().name(name).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  private void work() {
    while (!closed && !comeIn()) {
      LockSupport.parkNanos(RETRY.toNanos());
    }
    while (!closed) {
      LockSupport.parkNanos(GLANCE.toNanos());
      try {
        core.services().get().ifPresent(this::look);
      } catch (CompletionException | IllegalStateException e) {
        // What was on the screen has changed before it was acted on, as it does under a hand.
        LOG.debug("{} looks again", name, e);
      }
    }
  }

  private boolean comeIn() {
    return core.signIn().signIn(name, password.toCharArray()).join()
            instanceof SignIn.Result.SignedIn in
        && in.online();
  }

  private void look(DesktopServices desk) {
    if (desk.link().get().state() == LinkStatus.State.SIGN_IN_NEEDED) {
      comeIn();
    }
    if (desk.link().get().state() == LinkStatus.State.LIVE) {
      beReady(desk);
    }
    desk.replies().pending().get().forEach(reply -> settle(desk, reply));
    for (WorkItem item : desk.work().items().get()) {
      if (item.status() == WorkItem.Status.OFFERED) {
        decide(desk, item);
      } else if (item.status() == WorkItem.Status.IN_HAND && random.nextInt(1000) < HANDS_ON) {
        handOn(desk, item);
      } else if (item.status() == WorkItem.Status.IN_HAND && random.nextInt(1000) < PUTS_ASIDE) {
        desk.work().park(item.contact(), Instant.now().plus(BREAK)).join();
      } else if (item.status() == WorkItem.Status.PARKED) {
        if (random.nextInt(1000) < GOES_ON) {
          desk.work().resume(item.contact()).join();
        }
      } else if (item.channel() == Channel.CHAT) {
        chat(desk, item);
      } else {
        mail(desk, item);
      }
    }
  }

  private void beReady(DesktopServices desk) {
    AgentFact.State state = desk.agentState().status().get().state();
    long now = System.nanoTime();
    switch (state) {
      case READY, BUSY -> {
        if (random.nextInt(1000) < BREAKS) {
          back = now + BREAK.toNanos();
          desk.agentState().choose(AgentFact.State.NOT_READY, "Break").join();
        }
      }
      case SIGNED_OUT, NOT_RESPONDING, NOT_READY -> {
        if (now - back > 0) {
          desk.agentState().choose(AgentFact.State.READY, "").join();
        }
      }
      case OFFERED, WRAP_UP -> {
        // It passes.
      }
    }
  }

  private void decide(DesktopServices desk, WorkItem item) {
    String offer = "offer " + item.contact() + " " + item.version();
    if (!hasThought(offer)) {
      return;
    }
    thinking.put(offer, Long.MAX_VALUE);
    int choice = random.nextInt(1000);
    if (choice < IGNORES) {
      return;
    }
    if (choice < IGNORES + DECLINES) {
      desk.work().decline(item.contact()).join();
    } else {
      // Asked again if no answer came: the offer stands as long as it is shown.
      desk.work().accept(item.contact()).whenComplete((done, failed) -> {}).join();
      thinking.remove(offer);
    }
  }

  /** A mail that is held is sent after all if it is still what the citizen waits for. */
  private void settle(DesktopServices desk, PendingReply reply) {
    EmailFact.ReplyHeld held = reply.held();
    if (held != null && hasThought("held " + reply.id())) {
      if (held.why() == EmailFact.Why.WROTE_AGAIN) {
        desk.replies().release(reply).join();
      } else {
        desk.replies().withdraw(reply).join();
      }
      thinking.remove("held " + reply.id());
    }
  }

  private void handOn(DesktopServices desk, WorkItem item) {
    List<Receiver> receivers = desk.transfers().receivers(item);
    Receiver to = receivers.get(random.nextInt(receivers.size()));
    desk.transfers().transfer(item, to, "as you know more of this").join();
  }

  private void chat(DesktopServices desk, WorkItem item) {
    List<TimelineEntry> talk = entries(desk, item);
    for (TimelineEntry entry : talk) {
      if (entry.fact() instanceof ChatFact.Message said
          && said.author() == ChatFact.Author.CITIZEN
          && talk.stream().noneMatch(other -> Answers.isAnswer(other, entry))) {
        if (item.status() == WorkItem.Status.IN_HAND) {
          once(
              entry.id().toString(),
              () -> desk.conversation().say(item.contact(), Answers.to(entry)));
        }
      }
    }
    if (item.status() == WorkItem.Status.WRAP_UP) {
      wrapUp(desk, item.contact());
    }
  }

  private void mail(DesktopServices desk, WorkItem item) {
    List<TimelineEntry> thread = entries(desk, item);
    for (TimelineEntry entry : thread.reversed()) {
      if (entry.fact() instanceof EmailFact.Received mail) {
        if (thread.stream().anyMatch(other -> answers(other, mail))) {
          wrapUp(desk, item.contact());
        } else {
          once(
              entry.id().toString(),
              () -> desk.conversation().reply(item.contact(), Answers.to(entry)));
        }
        return;
      }
    }
  }

  private static boolean answers(TimelineEntry entry, EmailFact.Received mail) {
    return entry.delivery() != Delivery.REJECTED
        && entry.fact() instanceof EmailFact.ReplyWritten reply
        && mail.messageId().equals(reply.inReplyTo());
  }

  private void wrapUp(DesktopServices desk, ContactId contact) {
    once("end " + contact, () -> desk.conversation().wrapUp(contact, "answered", ""));
  }

  private static List<TimelineEntry> entries(DesktopServices desk, WorkItem item) {
    return desk.timeline().page(item.citizen(), Timeline.NEWEST, PAGE).entries().stream()
        .filter(entry -> item.contact().equals(entry.contact()))
        .toList();
  }

  /** Acts after some thought; the entry is on this computer's disk when it returns. */
  private void once(String what, Supplier<CompletableFuture<?>> act) {
    if (hasThought(what)) {
      act.get().join();
      thinking.remove(what);
    }
  }

  private boolean hasThought(String what) {
    long now = System.nanoTime();
    long until =
        thinking.computeIfAbsent(
            what,
            first -> now + Duration.ofMillis(100 + random.nextLong(MOST_THOUGHT_MILLIS)).toNanos());
    return until != Long.MAX_VALUE && now - until > 0;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    core.close();
  }
}
