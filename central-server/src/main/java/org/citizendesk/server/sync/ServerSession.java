// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.session.Sessions;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One desktop's connection, seen from the server, as a state machine without sockets, store or
 * clock: what happened goes in, what is to be done comes out. Not thread-safe.
 */
final class ServerSession {
  private static final int PAGE_EVENTS = 1000;

  // More than any hand does in a second.
  private static final int MOST_SIGNALS = 20;

  // By then this node has looked, too, and tells of the log that took over.
  private static final long LOOKED_MILLIS = 1000;

  private final SyncLimits limits;
  private final Moment openedAt;
  private final Feeds feeds = new Feeds();
  private final List<Output> outputs = new ArrayList<>();
  private final SnapshotOffers snapshots;
  private ClientFrame.@Nullable Hello hello;
  private Sessions.@Nullable Session session;
  private Subscription sub = Subscription.NONE;
  private @Nullable String log;
  private Moment heardAt;
  private @Nullable Instant waitingSince;
  private Moment beatAt;
  private ServerFrame.@Nullable View view;
  private @Nullable HandOver handOver;
  private int storing;
  private int asked;
  private int subscribing;
  private int signals;
  private boolean deflating;
  private boolean closed;

  /**
   * @param snapshotsFrom how many positions make a snapshot worth while
   */
  ServerSession(SyncLimits limits, long snapshotsFrom, Moment now) {
    this.limits = limits;
    this.snapshots = new SnapshotOffers(snapshotsFrom);
    this.openedAt = now;
    this.heardAt = now;
    this.beatAt = now;
  }

  /**
   * Takes note of what happened.
   *
   * @param congested whether too much is waiting to be sent
   * @return what to do, in order
   */
  List<Output> step(Input input, Moment now, boolean congested) {
    outputs.clear();
    if (!closed) {
      if (input instanceof Input.OfLog of && isOfAnother(of)) {
        goAway("another log has taken over", LOOKED_MILLIS);
      } else {
        take(input, now, congested);
      }
      showView(congested);
    }
    return List.copyOf(outputs);
  }

  /** A desktop is told of that log alone that it was welcomed to: two do not fit together. */
  private boolean isOfAnother(Input.OfLog input) {
    return log != null && !log.equals(input.epoch());
  }

  /** Returns how many positions behind the log this desktop has been told. */
  long behind() {
    return feeds.behind();
  }

  /** Returns since when the desktop has had something that is not stored here; null if nothing. */
  @Nullable Instant waitingSince() {
    return waitingSince;
  }

  /** Returns whether larger frames may be sent in deflated form. */
  boolean mayDeflate() {
    return deflating;
  }

  /** Returns whether the next frame may be read; if not, the desktop has to wait. */
  boolean wantsMore(boolean congested) {
    boolean admitted = hello == null || session != null;
    return !closed
        && admitted
        && !congested
        && storing < limits.pushWindow()
        && asked < limits.pushWindow()
        && feeds.areReadingLessThan(limits.pullWindow());
  }

  private void take(Input input, Moment now, boolean congested) {
    switch (input) {
      case Input.Received received -> {
        heardAt = now;
        received(received.frame());
      }
      case Input.Unreadable unreadable -> fail(unreadable.code(), unreadable.text());
      case Input.Admitted admitted -> welcome(admitted, now);
      case Input.TurnedAway turnedAway ->
          fail(CloseCode.UNAUTHORIZED, "the token is not, or no longer, valid: sign in");
      case Input.Stored stored -> stored(stored);
      case Input.Failed failed -> fail(failed.code(), failed.text());
      case Input.PageRead read -> pageRead(read);
      case Input.SnapshotMade made -> snapshotMade(made);
      case Input.HistoryRead read -> history(read);
      case Input.Decided decided -> {
        asked--;
        send(new ServerFrame.CmdResult(decided.id(), decided.outcome()));
      }
      case Input.Committed committed -> committed(committed, congested);
      case Input.Listening listening -> listening(listening);
      case Input.Signalled signalled -> {
        // It is worth nothing later, so it does not wait.
        if (session != null && handOver == null && !congested) {
          send(signalled.frame());
        }
      }
      case Input.ViewChanged changed -> view = changed.view();
      case Input.Tick tick -> tick(tick, now, congested);
      case Input.Replaced replaced ->
          fail(CloseCode.REPLACED, "this device has connected again elsewhere");
      case Input.Barred barred -> fail(CloseCode.REVOKED, HandOver.BARRED);
      case Input.SignedOut signedOut -> fail(CloseCode.UNAUTHORIZED, "the user signed out");
      case Input.GoingAway going -> goAway("the server is stopping", going.reconnectAfterMillis());
    }
  }

  private void received(ClientFrame frame) {
    if (frame instanceof ClientFrame.Hello first) {
      hello(first);
    } else if (hello == null || session == null) {
      fail(CloseCode.BAD_FRAME, "the first frame must be HELLO");
    } else if (handOver != null) {
      handOver(frame, hello.device(), session);
    } else {
      received(frame, hello.device(), session);
    }
  }

  /** Nothing is told to such a desktop, so what asks for something is passed over. */
  private void handOver(ClientFrame frame, ClientFrame.Device device, Sessions.Session signedIn) {
    switch (frame) {
      case ClientFrame.Push push -> store(push, device, signedIn);
      case ClientFrame.Heartbeat heartbeat -> {
        waits(heartbeat.pending());
        handedOver(heartbeat.pending() == 0);
      }
      case ClientFrame.Hello again -> hello(again);
      case ClientFrame.Pull pull -> {}
      case ClientFrame.Sub wish -> {}
      case ClientFrame.Fetch fetch -> {}
      case ClientFrame.Signal signal -> {}
      case ClientFrame.Cmd command ->
          send(
              new ServerFrame.CmdResult(
                  command.id(),
                  new Outcome.Refused(
                      Outcome.Code.FORBIDDEN, "only what was written is taken from this desktop")));
      case ClientFrame.Unknown unknown -> {}
    }
  }

  private void handedOver(boolean all) {
    if (handOver != null && all && storing == 0) {
      close(handOver.code(), handOver.text());
    }
  }

  private void store(ClientFrame.Push push, ClientFrame.Device device, Sessions.Session signedIn) {
    storing++;
    outputs.add(new Output.Store(device, signedIn.user().name(), push.events()));
  }

  private void received(ClientFrame frame, ClientFrame.Device device, Sessions.Session signedIn) {
    switch (frame) {
      case ClientFrame.Hello again -> hello(again);
      case ClientFrame.Push push -> store(push, device, signedIn);
      case ClientFrame.Pull pull -> pull(pull);
      case ClientFrame.Sub wish -> subscribe(wish, signedIn);
      case ClientFrame.Fetch fetch -> {
        asked++;
        outputs.add(
            new Output.ReadHistory(
                fetch.citizen(), fetch.before(), Math.min(fetch.limit(), ClientFrame.MAX_FETCH)));
      }
      case ClientFrame.Cmd command -> {
        asked++;
        outputs.add(new Output.Decide(signedIn.user(), command));
      }
      case ClientFrame.Signal signal -> {
        if (signals < MOST_SIGNALS) {
          signals++;
          outputs.add(new Output.Signal(signedIn.user(), signal));
        }
      }
      case ClientFrame.Heartbeat heartbeat -> waits(heartbeat.pending());
      case ClientFrame.Unknown unknown ->
          send(new ServerFrame.Failure(CloseCode.BAD_FRAME, "a frame of an unknown kind"));
    }
  }

  private void waits(long pending) {
    if (pending == 0) {
      waitingSince = null;
    } else if (waitingSince == null) {
      waitingSince = heardAt.wall();
    }
  }

  private void hello(ClientFrame.Hello first) {
    if (hello != null) {
      fail(CloseCode.BAD_FRAME, "HELLO came twice");
      return;
    }
    hello = first;
    waits(first.pending());
    outputs.add(new Output.Admit(first));
  }

  private void welcome(Input.Admitted admitted, Moment now) {
    ClientFrame.Hello first = Objects.requireNonNull(hello, "admitted before HELLO");
    session = admitted.session();
    log = admitted.log().ends().epoch();
    feeds.begin(admitted.heads());
    beatAt = now;
    handOver = admitted.only();
    if (handOver != null) {
      send(admitted.welcome(List.of(), limits, now));
      send(new ServerFrame.Failure(handOver.code(), handOver.text()));
      handedOver(first.pending() == 0);
      return;
    }
    sub = admitted.sub();
    send(admitted.welcome(admitted.log().reread(), limits, now));
    send(new ServerFrame.Subbed(sub.version(), admitted.heads(), sub.denied()));
    for (ServerFrame.Head head : admitted.heads()) {
      if (admitted.isAtEnd(first, head)) {
        feeds.of(head.partition()).startAt(head.pos());
        send(new ServerFrame.CaughtUp(head.partition(), head.pos()));
      }
    }
  }

  private void pull(ClientFrame.Pull pull) {
    if (!feeds.has(pull.partition())) {
      fail(CloseCode.BAD_FRAME, "there is no partition " + pull.partition());
      return;
    }
    deflating = pull.mayDeflate();
    snapshots.pulled(pull);
    feeds.of(pull.partition()).pulled();
    outputs.add(
        new Output.ReadPage(
            pull.partition(), pull.after(), Math.min(pull.maxEvents(), PAGE_EVENTS), sub));
  }

  private void pageRead(Input.PageRead read) {
    sendAll(feeds.of(read.partition()).page(read.page(), read.filter(), sub));
    if (session != null) {
      snapshots.read(read, feeds.heads(), session.id()).ifPresent(outputs::add);
    }
  }

  /** One of an older subscription may lack what the newer one covers. */
  private void snapshotMade(Input.SnapshotMade made) {
    if (made.subVersion() == sub.version()) {
      made.offer().ifPresent(this::send);
    }
  }

  private void subscribe(ClientFrame.Sub wish, Sessions.Session signedIn) {
    subscribing++;
    outputs.add(new Output.Listen(Subscription.grant(wish, signedIn.user())));
  }

  private void listening(Input.Listening listening) {
    subscribing--;
    feeds.reached(listening.since());
    // What went before was filtered by the old subscription, and must say so.
    sendAll(feeds.progress(sub));
    sub = listening.sub();
    send(new ServerFrame.Subbed(sub.version(), feeds.at(), sub.denied()));
    if (subscribing == 0) {
      outputs.add(new Output.Narrow(sub));
    }
  }

  private void stored(Input.Stored stored) {
    storing--;
    waitingSince = storing == 0 ? null : waitingSince;
    stored.outcome().rejected().forEach(this::send);
    send(
        new ServerFrame.Ack(
            stored.outcome().uptoSeq(), stored.outcome().placed(), stored.outcome().newest()));
  }

  private void history(Input.HistoryRead read) {
    asked--;
    List<PlacedEvent> events = read.history().events();
    boolean more = !events.isEmpty() && events.getFirst().place().citizenSeq() > 1;
    send(
        new ServerFrame.History(
            read.citizen(), read.before(), events, more, read.history().proof()));
  }

  private void committed(Input.Committed commit, boolean congested) {
    if (session != null && handOver == null) {
      feeds.grown(commit.upto());
      sendAll(feeds.of(commit.upto().partition()).committed(commit, sub, congested));
    }
  }

  /** Of a view only the newest state counts, so one waits at most. */
  private void showView(boolean congested) {
    ServerFrame.View newest = view;
    if (newest != null && session != null && handOver == null && !congested && !closed) {
      view = null;
      send(newest);
    }
  }

  private void tick(Input.Tick tick, Moment now, boolean congested) {
    signals = 0;
    if (session == null) {
      if (now.since(openedAt).compareTo(limits.hello()) > 0) {
        fail(CloseCode.TIMED_OUT, "no HELLO came in time");
      }
    } else if (handOver == null && !now.wall().isBefore(session.expiresAt())) {
      fail(CloseCode.UNAUTHORIZED, "the sign-in has expired: sign in again");
    } else if (!congested && now.since(heardAt).compareTo(limits.silence()) > 0) {
      fail(CloseCode.TIMED_OUT, "nothing was heard for too long");
    } else if (!congested) {
      feeds.reached(tick.upto());
      if (now.since(beatAt).compareTo(limits.heartbeat()) >= 0) {
        beatAt = now;
        beat(tick.upto());
      }
    }
  }

  private void beat(List<Reached> upto) {
    if (handOver == null) {
      sendAll(feeds.progress(sub));
      send(new ServerFrame.Heartbeat(upto.stream().map(Reached::head).toList()));
    } else {
      send(new ServerFrame.Heartbeat(List.of()));
    }
  }

  private void sendAll(List<ServerFrame> frames) {
    frames.forEach(this::send);
  }

  private void send(ServerFrame frame) {
    outputs.add(new Output.Send(frame));
  }

  private void fail(CloseCode code, String text) {
    send(new ServerFrame.Failure(code, text));
    close(code, text);
  }

  private void goAway(String why, long reconnectAfterMillis) {
    send(new ServerFrame.GoAway(why, reconnectAfterMillis));
    close(CloseCode.GOING_AWAY, why);
  }

  private void close(CloseCode code, String text) {
    closed = true;
    outputs.add(new Output.Close(code, text));
  }
}
