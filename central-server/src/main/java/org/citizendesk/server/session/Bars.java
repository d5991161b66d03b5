// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.PushRule;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Users and desktops that an administrator has barred. What they wrote before that moment is still
 * taken; what they wrote after it is kept apart for the administrator to decide. Thread-safe.
 */
public final class Bars implements PushRule {
  private static final String INSERT =
      "insert into bar (kind, name, at) values (?, ?, ?) on conflict (kind, name) do nothing";

  private final Store store;
  private final Clock clock;
  private volatile Map<Barred, Instant> known = Map.of();
  private Map<Barred, Instant> told = Map.of();

  /** What is barred. */
  public enum Kind {
    /** A user, by sign-in name. */
    USER,
    /** A desktop, by its identifier. */
    DEVICE
  }

  /**
   * A user or a desktop.
   *
   * @param name the sign-in name, or the desktop's identifier as text
   */
  public record Barred(Kind kind, String name) {
    /** A user, by sign-in name. */
    public static Barred user(String name) {
      return new Barred(Kind.USER, name);
    }

    /** A desktop. */
    public static Barred device(DeviceId device) {
      return new Barred(Kind.DEVICE, device.toString());
    }

    /** Says what it is in plain words. */
    @Override
    public String toString() {
      return switch (kind) {
        case USER -> "the user " + name;
        case DEVICE -> "the desktop " + name;
      };
    }
  }

  /** Bars that are kept in the server's store. */
  public Bars(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Bars a user or a desktop from now on and ends its sessions. The servers that run on the store
   * act on it within a second.
   *
   * @throws IllegalArgumentException if there is no such user or desktop, or it is barred already
   */
  public void bar(Barred whom) {
    long now = clock.millis();
    store.write(
        tx -> {
          Handle handle = tx.handle();
          if (!exists(handle, whom)) {
            throw new IllegalArgumentException("there is no such thing as " + whom);
          }
          if (handle.execute(INSERT, whom.kind().name(), whom.name(), now) == 0) {
            throw new IllegalArgumentException(whom + " is barred already");
          }
          return endSessions(handle, whom, now);
        });
  }

  /**
   * Lets a user or a desktop work again, after a new sign-in.
   *
   * @throws IllegalArgumentException if it is not barred
   */
  public void lift(Barred whom) {
    int lifted =
        store.write(
            tx ->
                tx.handle()
                    .execute(
                        "delete from bar where kind = ? and name = ?",
                        whom.kind().name(),
                        whom.name()));
    if (lifted == 0) {
      throw new IllegalArgumentException(whom + " is not barred");
    }
  }

  /** Returns all bars and since when they hold. */
  public Map<Barred, Instant> all() {
    return store.read(
        handle ->
            handle
                .createQuery("select kind, name, at from bar")
                .map(
                    (row, context) ->
                        Map.entry(
                            new Barred(Kind.valueOf(row.getString(1)), row.getString(2)),
                            Instant.ofEpochMilli(row.getLong(3))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Returns whether this user is barred. */
  public boolean isBarred(String user) {
    return all().containsKey(Barred.user(user));
  }

  /** Returns the users who are barred, inside a read or write that is open already. */
  public static Set<String> users(Handle handle) {
    return handle
        .createQuery("select name from bar where kind = ?")
        .bind(0, Kind.USER.name())
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  /**
   * Reads the bars anew, since any program on the store may have changed them.
   *
   * @param barred is told each one that is new
   */
  public synchronized void look(Consumer<Barred> barred) {
    Map<Barred, Instant> before = told;
    told = refreshed();
    told.entrySet().stream()
        .filter(bar -> !bar.getValue().equals(before.get(bar.getKey())))
        .forEach(bar -> barred.accept(bar.getKey()));
  }

  private Map<Barred, Instant> refreshed() {
    Map<Barred, Instant> now = all();
    known = now;
    return now;
  }

  /** Returns the same admission; when it meets somebody barred, these bars know of it too. */
  public Admission watching(Admission admission) {
    return new Admission() {
      @Override
      public Optional<Sessions.Session> find(String token) {
        return admission.find(token);
      }

      @Override
      public Optional<Sessions.Session> findBarred(String token, DeviceId device) {
        Optional<Sessions.Session> barred = admission.findBarred(token, device);
        barred.ifPresent(session -> refreshed());
        return barred;
      }

      @Override
      public void bind(Sessions.Session session, DeviceId device) {
        admission.bind(session, device);
      }
    };
  }

  /** Returns what these bars add to the log: a judge of what is pushed. */
  public LogRules rules() {
    return new LogRules(List.of(), List.of(this), List.of());
  }

  @Override
  public Optional<Refusal> check(Handle handle, String user, Event event, Fact fact) {
    Map<Barred, Instant> now = known;
    return now.isEmpty()
        ? Optional.empty()
        : Stream.of(Barred.user(user), Barred.device(event.origin().device()))
            .filter(one -> isAfter(event.occurredAt(), now.get(one)))
            .findFirst()
            .map(
                one ->
                    new Refusal(
                        "barred", "it was written after an administrator had barred " + one));
  }

  private static boolean isAfter(Instant written, @Nullable Instant bar) {
    return bar != null && !written.isBefore(bar);
  }

  private static boolean exists(Handle handle, Barred whom) {
    return switch (whom.kind()) {
      case USER -> Accounts.find(handle, whom.name()).isPresent();
      case DEVICE ->
          handle
              .createQuery("select count(*) > 0 from session where device = ?")
              .bind(0, device(whom))
              .mapTo(boolean.class)
              .one();
    };
  }

  private static int endSessions(Handle handle, Barred whom, long now) {
    return switch (whom.kind()) {
      case USER ->
          handle.execute(
              "update session set ended_at = ? where account = ? and ended_at is null",
              now,
              whom.name());
      case DEVICE ->
          handle.execute(
              "update session set ended_at = ? where device = ? and ended_at is null",
              now,
              device(whom));
    };
  }

  private static byte[] device(Barred whom) {
    return Columns.bytes(DeviceId.of(whom.name()).value());
  }
}
