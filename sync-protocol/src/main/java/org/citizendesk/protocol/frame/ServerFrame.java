// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the server says to a desktop. One WebSocket message is one frame. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t", defaultImpl = ServerFrame.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(ServerFrame.Welcome.class),
  @JsonSubTypes.Type(ServerFrame.Ack.class),
  @JsonSubTypes.Type(ServerFrame.Reject.class),
  @JsonSubTypes.Type(ServerFrame.Deliver.class),
  @JsonSubTypes.Type(ServerFrame.Page.class),
  @JsonSubTypes.Type(ServerFrame.Snapshot.class),
  @JsonSubTypes.Type(ServerFrame.CaughtUp.class),
  @JsonSubTypes.Type(ServerFrame.Subbed.class),
  @JsonSubTypes.Type(ServerFrame.History.class),
  @JsonSubTypes.Type(ServerFrame.CmdResult.class),
  @JsonSubTypes.Type(ServerFrame.View.class),
  @JsonSubTypes.Type(ServerFrame.Signal.class),
  @JsonSubTypes.Type(ServerFrame.Heartbeat.class),
  @JsonSubTypes.Type(ServerFrame.GoAway.class),
  @JsonSubTypes.Type(ServerFrame.Failure.class)
})
public sealed interface ServerFrame {
  /**
   * The answer to HELLO.
   *
   * @param user who the token says this is
   * @param logEpoch changes when the log was restored or promoted
   * @param hwm highest sequence of this device and epoch that is stored; everything above it must
   *     be pushed again
   * @param heads where each partition stands
   * @param reread partitions in which this log is not the one that the desktop has read
   * @param serverTime to measure skew
   */
  @JsonTypeName("WELCOME")
  record Welcome(
      String session,
      User user,
      String logEpoch,
      long hwm,
      List<Head> heads,
      List<Integer> reread,
      Limits limits,
      Instant serverTime)
      implements ServerFrame {
    /** Checks the bounds. */
    public Welcome {
      Bounds.line(session, "session");
      Bounds.present(user, "user");
      Bounds.line(logEpoch, "logEpoch");
      Bounds.atLeast(0, hwm, "hwm");
      heads = Bounds.list(heads, ClientFrame.MAX_PARTITIONS, "heads");
      reread = Bounds.list(reread, ClientFrame.MAX_PARTITIONS, "reread");
      Bounds.present(limits, "limits");
      Bounds.time(serverTime, "serverTime");
    }
  }

  /**
   * A signed-in user.
   *
   * @param name the sign-in name, which is also the agent's name in facts
   * @param displayName how colleagues and citizens see it
   */
  record User(String name, String displayName, List<Role> roles) {
    /** Checks the bounds. */
    public User {
      Bounds.line(name, "user.name");
      Bounds.line(displayName, "user.displayName");
      roles = Bounds.list(roles, Role.values().length, "user.roles");
    }
  }

  /** The last position of a partition. */
  record Head(int partition, long pos) {
    /** Checks the bounds. */
    public Head {
      Bounds.atLeast(0, partition, "head.partition");
      Bounds.atLeast(0, pos, "head.pos");
    }
  }

  /**
   * Everything of this device up to a sequence is stored for good.
   *
   * @param uptoSeq cumulative
   * @param placed the places given since the last ACK
   * @param newest the last of these places in each partition, with its proof; null from servers
   *     that say nothing about it
   */
  @JsonTypeName("ACK")
  record Ack(long uptoSeq, List<Placed> placed, @Nullable List<ClientFrame.Cursor> newest)
      implements ServerFrame {
    /** Checks the bounds. */
    public Ack {
      Bounds.atLeast(0, uptoSeq, "uptoSeq");
      placed = Bounds.list(placed, Bounds.MAX_PAGE_EVENTS, "placed");
      if (newest != null) {
        newest = Bounds.list(newest, ClientFrame.MAX_PARTITIONS, "newest");
      }
    }

    /** One without proof. */
    public Ack(long uptoSeq, List<Placed> placed) {
      this(uptoSeq, placed, null);
    }

    /** Returns the places in the log that are proven. */
    public List<ClientFrame.Cursor> proven() {
      return newest == null
          ? List.of()
          : newest.stream().filter(place -> place.proof() != null).toList();
    }
  }

  /** The place that an own event was given. */
  record Placed(long seq, PlacedEvent.Place place) {
    /** Checks the bounds. */
    public Placed {
      Bounds.atLeast(1, seq, "placed.seq");
      Bounds.present(place, "placed.place");
    }
  }

  /**
   * An event will never be accepted; the queue goes on behind it.
   *
   * @param code for programs
   * @param text for people
   */
  @JsonTypeName("REJECT")
  record Reject(long seq, EventId eventId, String code, String text) implements ServerFrame {
    /** Checks the bounds. */
    public Reject {
      Bounds.atLeast(1, seq, "seq");
      Bounds.present(eventId, "eventId");
      Bounds.line(code, "code");
      Bounds.line(text, "text");
    }
  }

  /**
   * Everything in {@code (from, to]} that the subscription covers; maybe nothing. A desktop whose
   * cursor is not exactly {@code from} must not apply it.
   *
   * @param subVersion the subscription it was filtered by
   * @param proof stands for the log up to {@code to}; null if it is not at hand
   */
  @JsonTypeName("DELIVER")
  record Deliver(
      int partition,
      long from,
      long to,
      long subVersion,
      List<PlacedEvent> events,
      @Nullable String proof)
      implements ServerFrame {
    /** A stretch whose end is not proven. */
    public Deliver(int partition, long from, long to, long subVersion, List<PlacedEvent> events) {
      this(partition, from, to, subVersion, events, null);
    }

    /** Checks the bounds and that the events ascend within the range. */
    public Deliver {
      events = Bounds.list(events, Bounds.MAX_PAGE_EVENTS, "events");
      Stretch.check(partition, from, to, events);
      Stretch.checkProof(proof);
    }
  }

  /**
   * The answer to PULL; the same rule as for {@link Deliver}.
   *
   * @param more whether the log goes on behind {@code to}
   */
  @JsonTypeName("PAGE")
  record Page(
      int partition,
      long from,
      long to,
      long subVersion,
      boolean more,
      List<PlacedEvent> events,
      @Nullable String proof)
      implements ServerFrame {
    /** A page whose end is not proven. */
    public Page(
        int partition,
        long from,
        long to,
        long subVersion,
        boolean more,
        List<PlacedEvent> events) {
      this(partition, from, to, subVersion, more, events, null);
    }

    /** Checks the bounds and that the events ascend within the range. */
    public Page {
      events = Bounds.list(events, Bounds.MAX_PAGE_EVENTS, "events");
      Stretch.check(partition, from, to, events);
      Stretch.checkProof(proof);
    }
  }

  /**
   * An offer: the pages of a long stretch in one file, to be fetched over HTTP with the token of
   * the session. It may be passed over; PULL goes on to be answered.
   *
   * @param from the position it begins behind
   * @param to the last position it covers
   * @param name of the file, of letters, digits and hyphens
   * @param bytes length of the file
   * @param sha256 of the file, in lower-case hexadecimal
   */
  @JsonTypeName("SNAPSHOT")
  record Snapshot(int partition, long from, long to, String name, long bytes, String sha256)
      implements ServerFrame {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Checks the bounds, and that the name cannot lead anywhere else. */
    public Snapshot {
      Bounds.atLeast(0, partition, "partition");
      Bounds.atLeast(0, from, "from");
      Bounds.atLeast(from, to, "to");
      Bounds.line(name, "name");
      Bounds.atLeast(1, bytes, "bytes");
      Bounds.line(sha256, "sha256");
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("name must be 1 to 100 letters, digits and hyphens");
      }
      if (!HASH.matcher(sha256).matches()) {
        throw new IllegalArgumentException("sha256 must be 64 digits of lower-case hexadecimal");
      }
    }
  }

  /** The desktop has everything up to here; live delivery follows. */
  @JsonTypeName("CAUGHT_UP")
  record CaughtUp(int partition, long at) implements ServerFrame {
    /** Checks the bounds. */
    public CaughtUp {
      Bounds.atLeast(0, partition, "partition");
      Bounds.atLeast(0, at, "at");
    }
  }

  /**
   * The subscription is in force for everything behind these heads.
   *
   * @param denied topics this user may not hear of
   */
  @JsonTypeName("SUBBED")
  record Subbed(long version, List<Head> at, List<String> denied) implements ServerFrame {
    /** Checks the bounds. */
    public Subbed {
      Bounds.atLeast(0, version, "version");
      at = Bounds.list(at, ClientFrame.MAX_PARTITIONS, "at");
      denied = Bounds.lines(denied, ClientFrame.MAX_TOPICS, "denied");
    }
  }

  /**
   * The answer to FETCH.
   *
   * @param before as asked
   * @param events oldest first
   * @param more whether there is older history
   * @param proof stands for the log up to the last of the events; null if there is none, or from
   *     those that do not say
   */
  @JsonTypeName("HISTORY")
  record History(
      CitizenId citizen,
      long before,
      List<PlacedEvent> events,
      boolean more,
      @Nullable String proof)
      implements ServerFrame {
    /** Checks the bounds. */
    public History {
      Bounds.present(citizen, "citizen");
      Bounds.atLeast(1, before, "before");
      events = Bounds.list(events, Bounds.MAX_PAGE_EVENTS, "events");
      Stretch.checkProof(proof);
    }

    /** Returns where its newest event stands, with the proof; empty without one. */
    public Optional<ClientFrame.Cursor> newest() {
      if (proof == null || events.isEmpty()) {
        return Optional.empty();
      }
      PlacedEvent.Place place = events.getLast().place();
      return Optional.of(new ClientFrame.Cursor(place.partition(), place.pos(), proof));
    }

    /** A piece without proof. */
    public History(CitizenId citizen, long before, List<PlacedEvent> events, boolean more) {
      this(citizen, before, events, more, null);
    }
  }

  /** The answer to CMD. */
  @JsonTypeName("CMD_RESULT")
  record CmdResult(CommandId id, Outcome outcome) implements ServerFrame {
    /** Checks that nothing is missing. */
    public CmdResult {
      Bounds.present(id, "id");
      Bounds.present(outcome, "outcome");
    }
  }

  /**
   * A whole view, newest wins; not in the log.
   *
   * @param version rises with each change of this view
   */
  @JsonTypeName("VIEW")
  record View(long version, ViewBody body) implements ServerFrame {
    /** Checks that nothing is missing. */
    public View {
      Bounds.atLeast(0, version, "version");
      Bounds.present(body, "body");
    }
  }

  /**
   * Somebody does something just now at a contact whose citizen is followed here; not in the log,
   * and may be lost. The newest of the same person at the same contact wins, and holds for {@link
   * ClientFrame#SIGNAL_SECONDS}.
   *
   * @param agent the sign-in name of who does it; empty for the citizen
   * @param name how people call them; may be empty
   * @param upTo the newest message of the other side that they have read; null unless it is {@link
   *     SignalKind#SEEN}
   */
  @JsonTypeName("SIGNAL")
  record Signal(
      ContactId contact, String agent, String name, SignalKind kind, @Nullable EventId upTo)
      implements ServerFrame {
    /** Checks the bounds. */
    public Signal {
      Bounds.present(contact, "contact");
      Bounds.line(agent, "agent");
      Bounds.line(name, "name");
      Bounds.present(kind, "kind");
    }
  }

  /** Says that the server lives, and where the log stands. */
  @JsonTypeName("HEARTBEAT")
  record Heartbeat(List<Head> heads) implements ServerFrame {
    /** Checks the bounds. */
    public Heartbeat {
      heads = Bounds.list(heads, ClientFrame.MAX_PARTITIONS, "heads");
    }
  }

  /** The server is about to close the connection; come back after the time given. */
  @JsonTypeName("GOAWAY")
  record GoAway(String reason, long reconnectAfterMillis) implements ServerFrame {
    /** Checks the bounds. */
    public GoAway {
      Bounds.line(reason, "reason");
      Bounds.atLeast(0, reconnectAfterMillis, "reconnectAfterMillis");
    }
  }

  /**
   * Something was wrong with what the desktop sent; if it closes the connection, the close code
   * says so too.
   */
  @JsonTypeName("ERROR")
  record Failure(CloseCode code, String text) implements ServerFrame {
    /** Checks the bounds. */
    public Failure {
      Bounds.present(code, "code");
      Bounds.line(text, "text");
    }
  }

  /** A frame of a kind that this program does not know. */
  record Unknown() implements ServerFrame {}
}
