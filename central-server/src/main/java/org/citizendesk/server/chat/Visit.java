// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.chat.RefusedException.Code;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One browser's connection: a cursor into a conversation. Its state belongs to its {@link Lane};
 * only what is said to be thread-safe may be called from elsewhere.
 */
final class Visit {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
  private static final int PAGE = 50;
  private static final int MAX_REFUSALS = 20;

  private final Desk desk;
  private final Line line;
  private final Lane lane;
  private final String address;
  private final long since;
  private final AtomicBoolean rung = new AtomicBoolean();
  private final AtomicReference<@Nullable Boolean> agentTypes = new AtomicReference<>();
  private volatile long heardAt;

  private @Nullable Conversation conversation;
  private long cursor;
  private @Nullable Boolean agentTold;
  private DeskFrame.@Nullable Office officeTold;
  private DeskFrame.@Nullable Waiting placeTold;
  private boolean endedTold;
  private boolean ratedTold;
  private String copyTold = "";
  private int refusals;

  Visit(Desk desk, Line line, Lane lane, String address) {
    this.desk = desk;
    this.line = line;
    this.lane = lane;
    this.address = address;
    this.since = desk.clock().millis();
    this.heardAt = since;
  }

  /** Takes note of a sign of life. Thread-safe. */
  void heard() {
    heardAt = desk.clock().millis();
  }

  /** Takes a frame. */
  void received(String text) {
    try {
      if (!desk.addressRate().take(address)) {
        throw new RefusedException(Code.TOO_FAST, "too many frames; wait a moment");
      }
      take(ChatCodec.decode(text));
    } catch (RefusedException e) {
      refuse(e);
    }
  }

  /** Says what is wrong with what came; gives up on somebody who does not listen. */
  void refuse(RefusedException why) {
    line.send(why.problem());
    refusals++;
    if (refusals >= MAX_REFUSALS) {
      line.close(CloseCode.BAD_FRAME, "too many frames had to be refused");
    }
  }

  private void take(CitizenFrame frame) throws RefusedException {
    switch (frame) {
      case CitizenFrame.Hello hello -> hello(hello);
      case CitizenFrame.Say say -> say(greeted(), say);
      case CitizenFrame.Typing typing -> desk.visits().typing(greeted().id(), typing.on());
      case CitizenFrame.Seen seen -> seen(greeted().id(), seen.n());
      case CitizenFrame.End end -> end(greeted());
      case CitizenFrame.Leave leave -> leave(greeted(), leave);
      case CitizenFrame.Rate rate -> rate(greeted(), rate);
      case CitizenFrame.Copy copy -> copy(greeted(), copy.email());
    }
  }

  private void seen(ContactId id, long n) {
    desk.conversations().eventAt(id, n).ifPresent(upTo -> desk.visits().seen(id, upTo));
  }

  private Conversation greeted() throws RefusedException {
    Conversation current = conversation;
    if (current == null) {
      throw new RefusedException(Code.NO_HELLO, "the first frame must be a hello");
    }
    return current;
  }

  private void hello(CitizenFrame.Hello hello) throws RefusedException {
    ContactId id = hello.conversation();
    String key = hello.key();
    if (id == null || key == null) {
      String fresh = desk.conversations().newKey();
      moveTo(desk.conversations().promise(fresh, hello, citizen()), fresh, 0);
    } else {
      moveTo(desk.conversations().find(id, key, hello), key, hello.after());
    }
  }

  /** Returns who this is, if the conversation before was hers. */
  private @Nullable CitizenId citizen() {
    Conversation before = conversation;
    if (before == null) {
      return null;
    }
    return desk.conversations()
        .state(before.id())
        .map(ChatRows.State::citizen)
        .orElse(before.citizen());
  }

  private void moveTo(Conversation next, String key, long after) {
    part();
    conversation = next;
    // Joined before the first look, so that nothing is missed between the two.
    desk.hub().join(this, next.id());
    long last = desk.conversations().state(next.id()).map(ChatRows.State::last).orElse(0L);
    cursor = Math.min(after, last);
    agentTold = null;
    endedTold = false;
    placeTold = null;
    // Before the welcome, so that nobody is invited to write when it is closed.
    officeTold = null;
    ratedTold = false;
    copyTold = "";
    desk.front().questions().ifPresent(line::send);
    tellOffice();
    line.send(
        new DeskFrame.Welcome(
            next.id(), key, last, desk.copies().areThere(), desk.files().maxBytes()));
    drain();
  }

  private void say(Conversation current, CitizenFrame.Say say) throws RefusedException {
    if (!desk.conversationRate().take(current.id())) {
      throw new RefusedException(Code.TOO_FAST, "too many messages; send this one again later");
    }
    switch (stored(desk.conversations().say(current, say), current.id())) {
      case STORED -> drain();
      case KNOWN -> echo(current.id(), say.id());
      case ENDED -> {
        drain();
        throw new RefusedException(
            Code.ENDED, "this chat is over; say hello without a conversation to begin another");
      }
      case CLOSED -> {
        tellOffice();
        throw new RefusedException(Code.CLOSED, "the office is closed; no chat begins now");
      }
    }
    refusals = 0;
  }

  private void leave(Conversation current, CitizenFrame.Leave leave) throws RefusedException {
    if (!desk.conversationRate().take(current.id())) {
      throw new RefusedException(Code.TOO_FAST, "too many messages; send this one again later");
    }
    if (!desk.front().leave(current, leave)) {
      throw new RefusedException(Code.BAD_ADDRESS, "nobody can be answered at this address");
    }
    line.send(new DeskFrame.Left(leave.id()));
    refusals = 0;
  }

  private void rate(Conversation current, CitizenFrame.Rate rate) throws RefusedException {
    if (!stored(desk.conversations().rate(current, rate), current.id())) {
      throw new RefusedException(Code.BAD_FRAME, "the conversation is not over");
    }
    drain();
  }

  private void copy(Conversation current, String email) throws RefusedException {
    boolean known =
        desk.conversations().state(current.id()).filter(s -> s.copyTo().equals(email)).isPresent();
    if (!known) {
      desk.copies().pass(address, email);
      if (!stored(desk.conversations().copyTo(current, email), current.id())) {
        throw new RefusedException(
            Code.NO_COPY, "no agent has answered yet, or the copy goes elsewhere");
      }
    }
    copyTold = "";
    drain();
  }

  /** Tells whether the office is open; of one that never closes nothing need be said at first. */
  private void tellOffice() {
    Conversation current = conversation;
    if (current == null) {
      return;
    }
    DeskFrame.Office now = desk.front().office(desk.conversations().queue(current));
    if (!now.equals(officeTold) && (officeTold != null || !now.zone().isEmpty())) {
      officeTold = now;
      line.send(now);
    }
  }

  private void echo(ContactId id, UUID message) {
    long before = cursor;
    drain();
    desk.conversations()
        .byMessage(id, message)
        .filter(said -> said.n() <= before)
        .ifPresent(line::send);
  }

  private void end(Conversation current) throws RefusedException {
    boolean ended = stored(desk.conversations().end(current), current.id());
    drain();
    if (!ended && !endedTold) {
      tellEnd();
    }
  }

  private static <T> T stored(CompletableFuture<T> write, ContactId id) throws RefusedException {
    try {
      return write.join();
    } catch (CompletionException e) {
      LOG.error("could not store what was said in chat {}", id, e.getCause());
      throw new RefusedException(
          Code.SERVER_ERROR, "it could not be stored; send it again a little later");
    }
  }

  /** Sends what is stored and was not sent on this connection yet. */
  private void drain() {
    Conversation current = conversation;
    if (current == null) {
      return;
    }
    desk.conversations().state(current.id()).ifPresent(state -> tell(current.id(), state));
  }

  /** Tells what this state knows, and no more: what came after it rings again. */
  private void tell(ContactId id, ChatRows.State state) {
    // Who has come is told before her first words, who has gone after her last.
    if (state.agent()) {
      tellAgent(state);
    }
    List<DeskFrame.Said> page;
    do {
      page = desk.conversations().between(id, cursor, state.last(), PAGE);
      for (DeskFrame.Said said : page) {
        line.send(said);
        cursor = said.n();
      }
    } while (page.size() == PAGE);
    tellAgent(state);
    if (state.ended() && !endedTold) {
      tellEnd();
    }
    if (state.rated() && !ratedTold) {
      ratedTold = true;
      line.send(new DeskFrame.Rated());
    }
    if (!state.copyTo().equals(copyTold)) {
      copyTold = state.copyTo();
      line.send(new DeskFrame.Copy(copyTold));
    }
  }

  private void tellAgent(ChatRows.State state) {
    if (!state.ended() && !Objects.equals(state.agent(), agentTold)) {
      agentTold = state.agent();
      placeTold = null;
      line.send(new DeskFrame.Agent(state.agent()));
      tellPlace();
    }
  }

  /** Tells where the citizen stands in line, if nobody has her. */
  private void tellPlace() {
    Conversation current = conversation;
    if (current == null || endedTold || !Boolean.FALSE.equals(agentTold)) {
      return;
    }
    desk.front()
        .place(current.id())
        .filter(place -> !place.equals(placeTold))
        .ifPresent(
            place -> {
              placeTold = place;
              line.send(place);
            });
  }

  private void tellEnd() {
    endedTold = true;
    line.send(new DeskFrame.Ended());
  }

  /** Tells that there may be something new. Thread-safe. */
  void ring() {
    if (rung.compareAndSet(false, true)) {
      lane.run(
          () -> {
            rung.set(false);
            drain();
          });
    }
  }

  /** Tells that the citizen may stand elsewhere in line; asks no store. Thread-safe. */
  void waits() {
    lane.run(this::tellPlace);
  }

  /** Tells that the agent types, or has stopped. Thread-safe. */
  void agentTyping(boolean on) {
    if (agentTypes.getAndSet(on) == null) {
      lane.run(
          () -> {
            Boolean now = agentTypes.getAndSet(null);
            if (now != null) {
              line.send(new DeskFrame.Typing(now));
            }
          });
    }
  }

  /** Tells that the agent has read up to a message. Thread-safe. */
  void agentSeen(EventId upTo) {
    lane.run(
        () -> {
          Conversation current = conversation;
          if (current != null) {
            desk.conversations()
                .numberOf(current.id(), upTo)
                .ifPresent(n -> line.send(new DeskFrame.Seen(n)));
          }
        });
  }

  /** Tries the connection, and cuts it if nothing was heard. Called now and then. Thread-safe. */
  void beat() {
    long now = desk.clock().millis();
    if (now - heardAt > desk.limits().silence().toMillis()) {
      line.drop();
      return;
    }
    line.ping();
    lane.run(
        now - since > desk.limits().silence().toMillis() ? this::greetedByNow : this::tellOffice);
  }

  private void greetedByNow() {
    if (conversation == null) {
      line.close(CloseCode.TIMED_OUT, "no hello came");
    }
    tellOffice();
  }

  /** Says goodbye. Thread-safe. */
  void close(CloseCode code, String reason) {
    line.close(code, reason);
  }

  /** Forgets the conversation, since the connection is gone. */
  void part() {
    Conversation before = conversation;
    if (before != null) {
      desk.hub().part(this, before.id());
      conversation = null;
    }
  }
}
