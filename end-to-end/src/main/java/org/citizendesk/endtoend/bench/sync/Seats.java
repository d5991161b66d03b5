// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.session.Passwords;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.store.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The accounts and sign-ins of the desktops, written into a server's data before it starts. */
final class Seats {
  // Nobody signs in with these passwords: the sessions are made here.
  private static final int ITERATIONS = 1;

  private Seats() {}

  /**
   * One desktop's place.
   *
   * @param citizen whom its agent works with
   */
  record Seat(String agent, String token, DeviceId device, CitizenId citizen) {
    @Override
    public String toString() {
      return "Seat[" + agent + "]";
    }
  }

  static List<Seat> prepare(Path data, int desktops) {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    Uuids uuids = new Uuids(clock, random);
    try (Database database =
        Database.open(data.resolve(ServerUnderLoad.DATABASE), SqliteEventLog.SCHEMA)) {
      Accounts accounts = new Accounts(database, new Passwords(random, ITERATIONS), clock);
      Sessions sessions = new Sessions(database, random, uuids, clock);
      List<Seat> seats = new ArrayList<>();
      for (int i = 1; i <= desktops; i++) {
        String name = "agent-" + i;
        ServerFrame.User user =
            accounts.create(name, name, "password of nobody".toCharArray(), Set.of(Role.AGENT));
        seats.add(
            new Seat(
                name,
                sessions.open(user).token(),
                new DeviceId(uuids.next()),
                new CitizenId(new Uuids(clock, ThreadLocalRandom.current()).next())));
      }
      return seats;
    }
  }
}
