// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The local accounts. Thread-safe; making and checking a password takes about half a second. */
public final class Accounts {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int MAX_DISPLAY_NAME = 100;

  private static final String INSERT =
      """
      insert into account (name, display_name, roles, salt, hash, iterations, created_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (name) do nothing
      """;

  private final Store store;
  private final Passwords passwords;
  private final Clock clock;

  /** Keeps accounts in the server's store. */
  public Accounts(Store store, Passwords passwords, Clock clock) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @param name the sign-in name, which is also the agent's name in facts: up to 64 lower-case
   *     letters, digits, dots, dashes or underscores
   * @param displayName how colleagues and citizens see the user
   * @param password not kept; the caller clears it
   * @param roles at least one
   * @throws IllegalArgumentException if any of it is not allowed or the name is taken
   */
  public User create(String name, String displayName, char[] password, Set<Role> roles) {
    check(name, displayName, roles);
    Passwords.Stored stored = passwords.protect(password);
    int inserted =
        store.write(
            tx ->
                tx.handle()
                    .execute(
                        INSERT,
                        name,
                        displayName.strip(),
                        names(roles),
                        stored.salt(),
                        stored.hash(),
                        stored.iterations(),
                        clock.millis()));
    if (inserted == 0) {
      throw new IllegalArgumentException("there is an account named " + name + " already");
    }
    return new User(name, displayName.strip(), sorted(roles));
  }

  /** Returns the user of that name. */
  public Optional<User> find(String name) {
    return store.read(handle -> find(handle, name));
  }

  /** Returns the user of that name, inside a read or write that is open already. */
  public static Optional<User> find(Handle handle, String name) {
    return handle
        .createQuery("select name, display_name, roles from account where name = ?")
        .bind(0, name)
        .map((row, context) -> user(row))
        .findFirst();
  }

  /** Returns whether anybody has this role. */
  public boolean hasAny(Role role) {
    return store.read(
        handle ->
            handle
                .createQuery("select name, display_name, roles from account")
                .map((row, context) -> user(row))
                .stream()
                .anyMatch(user -> user.roles().contains(role)));
  }

  /** Returns the user if the password is right. */
  Optional<User> verify(String name, char[] password) {
    Optional<Passwords.Stored> stored = store.read(handle -> stored(handle, name));
    if (stored.isEmpty()) {
      passwords.compareWithNothing(password);
      return Optional.empty();
    }
    return passwords.matches(password, stored.get()) ? find(name) : Optional.empty();
  }

  private static Optional<Passwords.Stored> stored(Handle handle, String name) {
    return handle
        .createQuery("select salt, hash, iterations from account where name = ?")
        .bind(0, name)
        .map(
            (row, context) -> new Passwords.Stored(row.getBytes(1), row.getBytes(2), row.getInt(3)))
        .findFirst();
  }

  /** Returns whether an account may be called so. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static void check(String name, String displayName, Set<Role> roles) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a sign-in name has 1 to 64 characters: lower-case letters, digits, dot, dash or"
              + " underscore, and begins with a letter or digit");
    }
    if (displayName.isBlank() || displayName.length() > MAX_DISPLAY_NAME) {
      throw new IllegalArgumentException(
          "a display name needs 1 to " + MAX_DISPLAY_NAME + " characters");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account needs at least one role");
    }
  }

  static User user(ResultSet row) throws SQLException {
    List<Role> roles =
        Arrays.stream(row.getString("roles").split(",", -1)).map(Role::valueOf).toList();
    return new User(row.getString("name"), row.getString("display_name"), roles);
  }

  private static String names(Set<Role> roles) {
    return sorted(roles).stream().map(Role::name).collect(Collectors.joining(","));
  }

  private static List<Role> sorted(Set<Role> roles) {
    return roles.stream().sorted().toList();
  }
}
