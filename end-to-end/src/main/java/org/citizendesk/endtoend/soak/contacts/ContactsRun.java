// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.protocol.fact.EmailFact;
import org.jdbi.v3.core.Handle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run: citizens come while things break, then the rest is worked off, then it is judged. */
final class ContactsRun {
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Duration TELL = Duration.ofSeconds(5);
  private static final int DRAIN_SECONDS = 90;
  private static final int READY_SECONDS = 180;
  private static final int DELIVERY_SECONDS = 30;

  private static final String OPEN =
      """
      select (select count(*) from contact where state <> 'CLOSED')
        + (select count(*) from email_outbox where state in ('WAITING', 'SENDING', 'HELD'))
      """;

  private final Plan plan;
  private final Path folder;
  private final Consumer<String> diary;

  /**
   * What to run.
   *
   * @param seconds how long citizens come and things break
   * @param perMinute how many citizens come in a minute, on average
   * @param small whether one node on SQLite will do, and mail inside this program
   */
  record Plan(int seconds, int agents, int perMinute, long seed, boolean small) {}

  /**
   * @param folder empty; what everybody keeps goes there
   * @param diary is told how it goes, in lines
   */
  ContactsRun(Plan plan, Path folder, Consumer<String> diary) {
    this.plan = plan;
    this.folder = folder;
    this.diary = diary;
  }

  ContactsVerdict run() throws Exception {
    Random random = new Random(plan.seed());
    try (Agency agency = Agency.open(folder, plan, diary);
        Visitors visitors =
            new Visitors(agency.citizens(), agency.places(), plan.perMinute(), random)) {
      int nodes = agency.nodes().size();
      diary.accept(
          "%d agents work at %d node(s); mail by %s"
              .formatted(plan.agents(), nodes, agency.mailName()));
      Mishaps mishaps =
          new Mishaps(
              agency.nodes(), agency.hosts(), agency.network(), new Random(plan.seed()), diary);
      awaitAgents(agency);
      visitors.begin();
      try (var _ = telling(agency)) {
        mishaps.happen(Duration.ofSeconds(plan.seconds()));
        visitors.end();
        diary.accept("nobody comes any more, and nothing breaks: " + mishaps.counts());
        double drained = drain(agency, visitors);
        diary.accept("the agents go home");
        agency.goHome();
        diary.accept("the citizens read their mail");
        CitizenSide citizens = letters(agency, visitors);
        List<Happening> log = agency.log().read(Happening::read);
        return new ContactsVerdict(
            ContactsJudge.judge(log, citizens, Agency.CAPACITY),
            new ContactsVerdict.Course(
                agency.mailName(),
                nodes > 1 ? "postgres" : "sqlite",
                nodes,
                plan.seconds(),
                plan.agents(),
                plan.perMinute(),
                plan.seed()),
            mishaps.counts(),
            Math.round(drained * 10) / 10.0,
            agency.nodes().getFirst().chainHolds());
      }
    }
  }

  private void awaitAgents(Agency agency) {
    long begin = System.nanoTime();
    while (agency.log().read(ContactsRun::ready) < plan.agents()) {
      if (System.nanoTime() - begin > Duration.ofSeconds(READY_SECONDS).toNanos()) {
        throw new IllegalStateException("not all agents are ready; see the logs in " + folder);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    diary.accept("all agents are ready");
  }

  private static long ready(Handle handle) {
    return handle
        .createQuery("select count(*) from agent_state where state <> 'SIGNED_OUT'")
        .mapTo(long.class)
        .one();
  }

  /** What goes on until it is closed. */
  @FunctionalInterface
  private interface Telling extends AutoCloseable {
    @Override
    void close();
  }

  /** Tells every few seconds how many of what the log holds. */
  private Telling telling(Agency agency) {
    Thread teller =
        Thread.ofVirtual()
            .name("teller")
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(TELL.toNanos());
                    if (!Thread.currentThread().isInterrupted()) {
                      diary.accept(agency.log().read(ContactsRun::progress));
                    }
                  }
                });
    return teller::interrupt;
  }

  private static String progress(Handle handle) {
    Map<String, Long> events = new TreeMap<>();
    handle
        .createQuery("select type, count(*) from event group by type")
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(count -> events.put(count.getKey(), count.getValue()));
    Map<String, Long> states = new TreeMap<>();
    handle
        .createQuery("select state, count(*) from contact group by state")
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(count -> states.put(count.getKey(), count.getValue()));
    return "%d contacts, %d mails in, %d mails out, %d offers; now %s"
        .formatted(
            events.getOrDefault("contact.opened", 0L),
            events.getOrDefault("email.received", 0L),
            events.getOrDefault("email.sent", 0L),
            events.getOrDefault("contact.offered", 0L),
            states);
  }

  /** Returns after how many seconds nothing is open any more, or it was given up. */
  private double drain(Agency agency, Visitors visitors) {
    long begin = System.nanoTime();
    long most = Duration.ofSeconds(DRAIN_SECONDS + plan.seconds() / 5).toNanos();
    while (isAnythingOpen(agency, visitors) && System.nanoTime() - begin < most) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static boolean isAnythingOpen(Agency agency, Visitors visitors) {
    return visitors.open() > 0
        || agency.log().read(ContactsRun::received) < visitors.mails()
        || agency.log().read(handle -> handle.createQuery(OPEN).mapTo(long.class).one()) > 0;
  }

  private static long received(Handle handle) {
    return handle
        .createQuery("select count(*) from event where type = 'email.received'")
        .mapTo(long.class)
        .one();
  }

  /** What was sent is still on its way to the mailboxes for a moment. */
  private static CitizenSide letters(Agency agency, Visitors visitors) throws Exception {
    long begin = System.nanoTime();
    long sent =
        agency.log().read(Happening::read).stream()
            .filter(event -> event.fact() instanceof EmailFact.Sent)
            .count();
    CitizenSide side = visitors.side();
    while (side.letters().size() < sent
        && System.nanoTime() - begin < Duration.ofSeconds(DELIVERY_SECONDS).toNanos()) {
      LockSupport.parkNanos(GLANCE.toNanos());
      side = visitors.side();
    }
    return side;
  }
}
