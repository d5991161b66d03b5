// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a desktop says to the server. One WebSocket message is one frame. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t", defaultImpl = ClientFrame.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(ClientFrame.Hello.class),
  @JsonSubTypes.Type(ClientFrame.Push.class),
  @JsonSubTypes.Type(ClientFrame.Pull.class),
  @JsonSubTypes.Type(ClientFrame.Sub.class),
  @JsonSubTypes.Type(ClientFrame.Fetch.class),
  @JsonSubTypes.Type(ClientFrame.Cmd.class),
  @JsonSubTypes.Type(ClientFrame.Signal.class),
  @JsonSubTypes.Type(ClientFrame.Heartbeat.class)
})
public sealed interface ClientFrame {
  /**
   * What this program reads: raised when an older reader would take something for what it is not. A
   * new kind of fact or frame alone does not raise it, since those are kept unread.
   */
  int SCHEMA = 1;

  /** How long a signal holds, in seconds, unless it comes again. */
  int SIGNAL_SECONDS = 25;

  /** Most topics in one subscription. */
  int MAX_TOPICS = 2000;

  /** Most partitions a cursor can have. */
  int MAX_PARTITIONS = 256;

  /** Most entries asked for in one FETCH. */
  int MAX_FETCH = 500;

  /**
   * The first frame, within 10 s of the connection.
   *
   * @param token proves the sign-in; never logged
   * @param ackedSeq highest device sequence that this desktop knows to be accepted
   * @param pending how many events wait in its outbox
   * @param logEpoch of the log it last saw; null before the first time
   * @param cursors how far it has read
   * @param sub what it wants to hear of
   * @param appVersion for the administrator's list
   * @param sentAt its wall clock, to measure skew
   * @param schema the {@link #SCHEMA} of the program; null from those that said nothing yet
   * @param fetched where the newest that it fetched, or was told the place of, lies beyond what it
   *     has read, in the partitions that have such; null from those that say nothing about it
   */
  @JsonTypeName("HELLO")
  record Hello(
      String token,
      Device device,
      long ackedSeq,
      long pending,
      @Nullable String logEpoch,
      List<Cursor> cursors,
      Sub sub,
      String appVersion,
      Instant sentAt,
      @Nullable Integer schema,
      @Nullable List<Cursor> fetched)
      implements ClientFrame {
    /** Checks the bounds. */
    public Hello {
      if (schema != null) {
        Bounds.atLeast(1, schema, "schema");
      }
      Bounds.line(token, "token");
      Bounds.present(device, "device");
      Bounds.atLeast(0, ackedSeq, "ackedSeq");
      Bounds.atLeast(0, pending, "pending");
      if (logEpoch != null) {
        Bounds.line(logEpoch, "logEpoch");
      }
      cursors = Bounds.list(cursors, MAX_PARTITIONS, "cursors");
      Bounds.present(sub, "sub");
      Bounds.line(appVersion, "appVersion");
      Bounds.time(sentAt, "sentAt");
      if (fetched != null) {
        fetched = Bounds.list(fetched, MAX_PARTITIONS, "fetched");
      }
    }

    /** Returns all places in the log at which the desktop can prove that it has seen it. */
    public List<Cursor> seen() {
      return fetched == null ? cursors : Stream.concat(cursors.stream(), fetched.stream()).toList();
    }

    /** Returns what the desktop reads. */
    public int reads() {
      return schema == null ? 1 : schema;
    }

    @Override
    public String toString() {
      return "Hello[" + device + ", acked " + ackedSeq + ", pending " + pending + "]";
    }
  }

  /**
   * A desktop and the state of its local database.
   *
   * @param epoch random; new after a fork, a restore or a corrupted database
   */
  record Device(DeviceId id, long epoch) {
    /** Checks that there is an id. */
    public Device {
      Bounds.present(id, "device.id");
    }
  }

  /**
   * How far a desktop has read, with a proof that it read this log.
   *
   * @param pos last position applied; 0 for none
   * @param proof what the server said stands for the log up to that position; null if it said
   *     nothing
   */
  record Cursor(int partition, long pos, @Nullable String proof) {
    /** Checks the bounds. */
    public Cursor {
      Bounds.atLeast(0, partition, "cursor.partition");
      Bounds.atLeast(0, pos, "cursor.pos");
      if (proof != null) {
        Bounds.line(proof, "cursor.proof");
      }
    }
  }

  /**
   * Events from the outbox, contiguous and ascending in their device sequence.
   *
   * @param events 1 to {@link Bounds#MAX_PUSH_EVENTS}, all of the connection's device and epoch
   */
  @JsonTypeName("PUSH")
  record Push(List<Event> events) implements ClientFrame {
    /** Checks the bounds, that all are of one device, and that the sequence has no gap. */
    public Push {
      events = Bounds.list(events, Bounds.MAX_PUSH_EVENTS, "events");
      Bounds.atLeast(1, events.size(), "number of events");
      for (int i = 1; i < events.size(); i++) {
        checkFollows(events.get(i - 1).origin(), events.get(i).origin(), i);
      }
    }

    private static void checkFollows(Event.Origin before, Event.Origin origin, int i) {
      if (!origin.device().equals(before.device()) || origin.epoch() != before.epoch()) {
        throw new IllegalArgumentException("events[" + i + "] is of another device or epoch");
      }
      if (origin.seq() != before.seq() + 1) {
        throw new IllegalArgumentException(
            "events[" + i + "] has seq " + origin.seq() + ", expected " + (before.seq() + 1));
      }
    }
  }

  /**
   * Asks for the page after a position.
   *
   * @param deflate whether the server may deflate larger frames from now on; null for no
   * @param snapshot whether a SNAPSHOT may be offered as well; null for no
   */
  @JsonTypeName("PULL")
  record Pull(
      int partition,
      long after,
      int maxEvents,
      @Nullable Boolean deflate,
      @Nullable Boolean snapshot)
      implements ClientFrame {
    /** Asks for it as it is. */
    public Pull(int partition, long after, int maxEvents) {
      this(partition, after, maxEvents, null, null);
    }

    /** Checks the bounds. */
    public Pull {
      Bounds.atLeast(0, partition, "partition");
      Bounds.atLeast(0, after, "after");
      Bounds.within(1, Bounds.MAX_PAGE_EVENTS, maxEvents, "maxEvents");
    }

    /** Returns whether the server may deflate larger frames from now on. */
    public boolean mayDeflate() {
      return Boolean.TRUE.equals(deflate);
    }

    /** Returns whether a SNAPSHOT may be offered as well. */
    public boolean takesSnapshot() {
      return Boolean.TRUE.equals(snapshot);
    }
  }

  /**
   * Replaces the subscription.
   *
   * @param version rises with each change; deliveries name the version they were filtered by
   * @param topics see {@link Topic}
   */
  @JsonTypeName("SUB")
  record Sub(long version, List<String> topics) implements ClientFrame {
    /** Checks the bounds. */
    public Sub {
      Bounds.atLeast(0, version, "sub.version");
      topics = Bounds.lines(topics, MAX_TOPICS, "sub.topics");
    }
  }

  /**
   * Asks for a piece of a citizen's timeline, newest first.
   *
   * @param before only entries before this citizen sequence; {@link Long#MAX_VALUE} for the newest
   */
  @JsonTypeName("FETCH")
  record Fetch(CitizenId citizen, long before, int limit) implements ClientFrame {
    /** Checks the bounds. */
    public Fetch {
      Bounds.present(citizen, "citizen");
      Bounds.atLeast(1, before, "before");
      Bounds.within(1, MAX_FETCH, limit, "limit");
    }
  }

  /**
   * Asks the server to decide something. Online only; the answer comes as {@code CMD_RESULT}, the
   * effect as events.
   *
   * @param id asking twice with one id does it once
   * @param deadline after which it must not be done any more
   */
  @JsonTypeName("CMD")
  record Cmd(CommandId id, Command command, Instant deadline) implements ClientFrame {
    /** Checks that nothing is missing. */
    public Cmd {
      Bounds.present(id, "id");
      Bounds.present(command, "command");
      Bounds.time(deadline, "deadline");
    }
  }

  /**
   * Says what the user does at a contact just now. It holds for {@link #SIGNAL_SECONDS} and is
   * never kept; sent only to a server whose {@link Limits} say that it understands it.
   *
   * @param upTo the newest message of the other side that was read; null unless it is {@link
   *     SignalKind#SEEN}
   */
  @JsonTypeName("SIGNAL")
  record Signal(ContactId contact, SignalKind kind, @Nullable EventId upTo) implements ClientFrame {
    /** Checks that nothing is missing. */
    public Signal {
      Bounds.present(contact, "contact");
      Bounds.present(kind, "kind");
    }
  }

  /**
   * Says that the desktop lives.
   *
   * @param pending how many events wait in its outbox
   */
  @JsonTypeName("HEARTBEAT")
  record Heartbeat(long pending) implements ClientFrame {
    /** Checks the bounds. */
    public Heartbeat {
      Bounds.atLeast(0, pending, "pending");
    }
  }

  /** A frame of a kind that this program does not know. */
  record Unknown() implements ClientFrame {}
}
