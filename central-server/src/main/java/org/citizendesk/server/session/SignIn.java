// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.ServerFrame.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A user signs in with name and password. After some failures for one name each further try has to
 * wait, longer and longer; nobody is locked out for good. Thread-safe.
 */
public final class SignIn {
  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_NAMES = 10_000;

  private final Accounts accounts;
  private final Sessions sessions;
  private final Bars bars;
  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();
  // A password costs a core for a moment: a flood of sign-ins must leave cores for the work.
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /** Signs in to these accounts. */
  public SignIn(Accounts accounts, Sessions sessions, Bars bars, Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.bars = bars;
    this.clock = clock;
  }

  /** Tries a name and a password; blocks for about half a second. */
  public Result attempt(String name, char[] password) {
    Duration wait = waitFor(name);
    if (wait.isPositive()) {
      return new TooSoon(wait);
    }
    Optional<User> user = verify(name, password);
    note(name, user.isPresent());
    return user.map(this::admit).orElseGet(Wrong::new);
  }

  private Result admit(User known) {
    return bars.isBarred(known.name()) ? new Barred() : new Done(sessions.open(known));
  }

  private Optional<User> verify(String name, char[] password) {
    cores.acquireUninterruptibly();
    try {
      return accounts.verify(name, password);
    } finally {
      cores.release();
    }
  }

  private synchronized Duration waitFor(String name) {
    Failures known = failures.get(name);
    return known == null ? Duration.ZERO : Duration.between(clock.instant(), known.until);
  }

  private synchronized void note(String name, boolean good) {
    Failures before = failures.remove(name);
    if (good || !Accounts.isName(name)) {
      // What cannot be a name guesses no password, and may be long: memory is not for it.
      return;
    }
    int count = before == null ? 1 : before.count + 1;
    failures.put(name, new Failures(count, clock.instant().plus(penalty(count))));
    if (failures.size() > MOST_NAMES) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private static Duration penalty(int count) {
    if (count < FREE_FAILURES) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE_FAILURES, 20));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }

  private record Failures(int count, Instant until) {}

  /** How a try ended. */
  public sealed interface Result {}

  /** Signed in. */
  public record Done(Sessions.Opened opened) implements Result {}

  /** The name or the password is wrong; which one is not said. */
  public record Wrong() implements Result {}

  /** The password is right, but an administrator has barred the user. */
  public record Barred() implements Result {}

  /** Too many failures: not even looked at. */
  public record TooSoon(Duration delay) implements Result {}
}
