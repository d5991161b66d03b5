// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.routing;

import org.citizendesk.endtoend.bench.Percentile;
import org.citizendesk.endtoend.bench.ProcessorTime;
import org.citizendesk.endtoend.bench.RealTimers;
import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.WebPaths;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.routing.Routing;
import org.citizendesk.server.routing.RoutingRules;
import org.citizendesk.store.Database;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Agents who take each contact that they are offered, wrap it up at once, and wait for the next. As
 * many contacts come as go, so that the queue stays as long as it is.
 */
final class BusyDesk {
  private static final String QUEUE = "benefits";
  private static final int AT_ONCE = 500;
  private static final RoutingRules ONE_AT_A_TIME =
      new RoutingRules(Duration.ofSeconds(59), Duration.ofMinutes(10), Duration.ofMinutes(1), 1);

  private final EventLog log;
  private final Contacts contacts;
  private final Routing routing;
  private final Uuids uuids;
  private final Map<String, Long> freeSince = new ConcurrentHashMap<>();
  private final Queue<Long> waits = new ConcurrentLinkedQueue<>();
  private final CountDownLatch allHaveOne;
  private volatile boolean measuring;
  private volatile boolean over;

  private BusyDesk(EventLog log, Contacts contacts, Routing routing, Uuids uuids, int agents) {
    this.log = log;
    this.contacts = contacts;
    this.routing = routing;
    this.uuids = uuids;
    this.allHaveOne = new CountDownLatch(agents);
  }

  static RoutingReport.Run measure(int agents, int waiting, Duration window) throws Exception {
    Clock clock = Clock.systemUTC();
    Uuids uuids = new Uuids(clock, new SecureRandom());
    Contacts contacts = new Contacts(uuids);
    Routing routing = new Routing(contacts, ONE_AT_A_TIME);
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-routing");
        Database database =
            Database.open(folder.path().resolve("bench.db"), SqliteEventLog.SCHEMA);
        RealTimers timers = new RealTimers()) {
      EventLog log =
          new SqliteEventLog(database, Contacts.rules().and(routing.rules()), clock, uuids);
      BusyDesk desk = new BusyDesk(log, contacts, routing, uuids, agents);
      desk.fill(waiting + agents);
      try (var _ =
          routing.start(new Services(log, new NoPaths(), timers, clock, uuids, folder.path()))) {
        return desk.work(agents, waiting, window);
      }
    }
  }

  private void fill(int count) {
    for (int done = 0; done < count; done += AT_ONCE) {
      int now = Math.min(AT_ONCE, count - done);
      log.write(
              tx -> {
                for (int i = 0; i < now; i++) {
                  contacts.open(tx, new CitizenId(uuids.next()), mail());
                }
                return true;
              })
          .join();
    }
  }

  private RoutingReport.Run work(int agents, int waiting, Duration window)
      throws InterruptedException {
    log.listen(this::committed);
    for (int i = 0; i < agents; i++) {
      User agent = new User("agent-" + i, "Agent " + i, List.of(Role.AGENT));
      routing.linked(agent);
      var _ = ask(agent.name(), new Command.SetAgentState(AgentFact.State.READY, ""));
    }
    if (!allHaveOne.await(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException(allHaveOne.getCount() + " agents were offered nothing");
    }
    measuring = true;
    long cpu = ProcessorTime.nanos();
    long start = System.nanoTime();
    Thread.sleep(window);
    measuring = false;
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuMillis = (ProcessorTime.nanos() - cpu) / 1e6;
    over = true;
    long[] sorted = waits.stream().mapToLong(each -> each).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException("no offer was made in " + window);
    }
    return new RoutingReport.Run(
        waiting,
        sorted.length / seconds,
        Percentile.millis(sorted, 0.5),
        Percentile.millis(sorted, 0.99),
        cpuMillis / sorted.length);
  }

  /** On the log's thread: what takes longer is asked of the log again. */
  private void committed(List<Entry> entries) {
    if (over) {
      return;
    }
    for (Entry entry : entries) {
      ContactId contact = entry.placed().event().subject().contact();
      if (contact != null && entry.fact() instanceof ContactFact.Offered offered) {
        offered(contact, offered.agent());
      }
    }
  }

  private void offered(ContactId contact, String agent) {
    Long since = freeSince.remove(agent);
    if (since == null) {
      allHaveOne.countDown();
    } else if (measuring) {
      waits.add(System.nanoTime() - since);
    }
    // Opened, queued, offered: each contact is offered once here.
    var _ =
        ask(agent, new Command.AcceptOffer(contact, 3))
            .thenAccept(
                outcome -> {
                  if (outcome instanceof Outcome.Done) {
                    wrapUp(contact, agent);
                  }
                });
  }

  private void wrapUp(ContactId contact, String agent) {
    var _ =
        log.write(
            tx -> {
              freeSince.put(agent, System.nanoTime());
              Event.Subject about =
                  contacts.find(tx.handle(), contact).map(Contact::about).orElseThrow();
              contacts.open(tx, new CitizenId(uuids.next()), mail());
              return tx.append(about, new ContactFact.WrappedUp(agent, "SOLVED", "", 1));
            });
  }

  private CompletableFuture<Outcome> ask(String agent, Command command) {
    return routing.decide(
        new User(agent, agent, List.of(Role.AGENT)),
        new ClientFrame.Cmd(
            new CommandId(uuids.next()), command, Clock.systemUTC().instant().plusSeconds(60)));
  }

  private static ContactFact.Opened mail() {
    return new ContactFact.Opened(
        Channel.EMAIL, ContactFact.Direction.INBOUND, QUEUE, "A question", "mary@example.org");
  }

  /** Routing answers no requests. */
  private record NoPaths() implements WebPaths {
    @Override
    public void http(String pathSpec, Handler handler) {}

    @Override
    public void webSocket(String path, WebSocketCreator creator) {}
  }
}
