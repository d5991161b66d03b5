// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Who is signed in. A token is shown once and stored only as its hash. Thread-safe. */
public final class Sessions implements Admission {
  /** How long a sign-in lasts: a shift and its overtime. */
  public static final Duration LIFETIME = Duration.ofHours(12);

  private static final int TOKEN_BYTES = 32;

  private static final String INSERT =
      "insert into session (id, token_hash, account, created_at, expires_at)"
          + " values (?, ?, ?, ?, ?)";

  private static final String FIND =
      """
      select s.id, s.expires_at, a.name, a.display_name, a.roles
      from session s join account a on a.name = s.account
      where s.token_hash = ? and s.expires_at > ? and s.ended_at is null
      """;

  // The bar ended the session, or the user signed in on a barred desktop later.
  private static final String FIND_BARRED =
      """
      select s.id, s.expires_at, a.name, a.display_name, a.roles
      from session s join account a on a.name = s.account
      where s.token_hash = :token and exists (
        select 1 from bar b
        where ((b.kind = 'USER' and b.name = s.account)
            or (b.kind = 'DEVICE' and b.name = :device))
          and (s.ended_at is null or s.ended_at >= b.at))
      """;

  private static final String WAS_HERE =
      "select count(*) from session where id = ? and account = ? and device = ?";

  private final Store store;
  private final RandomGenerator random;
  private final Uuids uuids;
  private final Clock clock;

  /**
   * @param random makes the tokens: a {@link java.security.SecureRandom} in production
   */
  public Sessions(Store store, RandomGenerator random, Uuids uuids, Clock clock) {
    this.store = store;
    this.random = random;
    this.uuids = uuids;
    this.clock = clock;
  }

  /** Signs a user in, who has proved who she is. */
  public Opened open(User user) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String id = uuids.next().toString();
    Instant now = clock.instant();
    Instant expires = now.plus(LIFETIME);
    store.write(
        tx ->
            tx.handle()
                .execute(
                    INSERT,
                    id,
                    hash(token),
                    user.name(),
                    now.toEpochMilli(),
                    expires.toEpochMilli()));
    return new Opened(token, new Session(id, user, expires));
  }

  @Override
  public Optional<Session> find(String token) {
    return store.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind(0, hash(token))
                .bind(1, clock.millis())
                .map((row, context) -> session(row))
                .findFirst());
  }

  @Override
  public Optional<Session> findBarred(String token, DeviceId device) {
    return store.read(
        handle ->
            handle
                .createQuery(FIND_BARRED)
                .bind("token", hash(token))
                .bind("device", device.toString())
                .map((row, context) -> session(row))
                .findFirst());
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"), Accounts.user(row), Instant.ofEpochMilli(row.getLong("expires_at")));
  }

  /**
   * Ends the session of a token.
   *
   * @return whether there was one
   */
  public boolean end(String token) {
    return store.write(
            tx ->
                tx.handle()
                    .execute(
                        "update session set ended_at = ? where token_hash = ? and ended_at is null",
                        clock.millis(),
                        hash(token)))
        > 0;
  }

  /**
   * Returns the ids of the sessions that ended at that time or later, at whichever node.
   *
   * @param since some seconds earlier than the last look, for the nodes' clocks differ
   */
  public List<String> endedSince(Instant since) {
    return store.read(
        handle ->
            handle
                .createQuery("select id from session where ended_at >= ?")
                .bind(0, since.toEpochMilli())
                .mapTo(String.class)
                .list());
  }

  @Override
  public void bind(Session session, DeviceId device) {
    store.write(
        tx ->
            tx.handle()
                .execute(
                    "update session set device = ? where id = ?",
                    Columns.bytes(device.value()),
                    session.id()));
  }

  /** Returns whether that session, at any time, was this account's on this desktop. */
  public static boolean wasHere(Handle handle, String session, String account, DeviceId device) {
    return handle
            .createQuery(WAS_HERE)
            .bind(0, session)
            .bind(1, account)
            .bind(2, Columns.bytes(device.value()))
            .mapTo(long.class)
            .one()
        > 0;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * A signed-in user.
   *
   * @param id not secret; stands in the events written under it
   */
  public record Session(String id, User user, Instant expiresAt) {}

  /**
   * A session that has just begun.
   *
   * @param token 256 random bits; whoever has it is the user
   */
  public record Opened(String token, Session session) {
    @Override
    public String toString() {
      return "Opened[" + session.id() + "]";
    }
  }
}
