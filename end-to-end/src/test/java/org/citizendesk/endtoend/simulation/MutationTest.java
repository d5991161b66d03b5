// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.LogHistory;
import org.citizendesk.server.log.LogStanding;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.Tail;
import org.junit.jupiter.api.Test;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.fail;

/** Tests of the simulation: each classic mistake, put in on purpose, is found within few runs. */
class MutationTest {
  private static final int SEEDS = 400;

  @Test
  void anAnswerBeforeTheCommitIsFound() {
    assertFound(
        new Seam() {
          @Override
          public DeskLog log(DeskLog log) {
            return pushing(log, MutationTest::answeredAtOnce);
          }
        },
        "I1");
  }

  @Test
  void aCursorSavedBeforeWhatItCoversIsFound() {
    assertFound(
        new Seam() {
          @Override
          public SyncStore store(SyncStore store) {
            return applying(
                store,
                range -> {
                  SyncStore.Range empty =
                      new SyncStore.Range(
                          range.partition(), range.from(), range.to(), List.of(), range.proof());
                  SyncStore.Applied applied = store.apply(empty);
                  if (applied.kind() == SyncStore.Applied.Kind.DONE) {
                    range
                        .events()
                        .forEach(
                            event ->
                                store.keep(
                                    new ServerFrame.History(
                                        event.event().subject().citizen(),
                                        Long.MAX_VALUE,
                                        List.of(event),
                                        true)));
                  }
                  return applied;
                });
          }
        },
        "I5");
  }

  @Test
  void aDeliveryThatIsAppliedBehindAGapIsFound() {
    assertFound(
        new Seam() {
          @Override
          public SyncStore store(SyncStore store) {
            return applying(
                store,
                range -> {
                  Map<Integer, Long> cursors = SyncStore.positions(store.standing());
                  long cursor = cursors.getOrDefault(range.partition(), 0L);
                  return store.apply(
                      new SyncStore.Range(
                          range.partition(),
                          Math.min(cursor, range.from()),
                          range.to(),
                          range.events(),
                          range.proof()));
                });
          }
        },
        "I5");
  }

  @Test
  void aMarkOfADeviceThatIsStoredBeforeWhatItCoversIsFound() {
    Map<ClientFrame.Device, Long> marks = new HashMap<>();
    assertFound(
        new Seam() {
          @Override
          public DeskLog disk(DeskLog log) {
            return Wrapped.with(
                DeskLog.class,
                log,
                "hwm",
                arguments -> {
                  ClientFrame.Device device = (ClientFrame.Device) arguments[0];
                  return new Object[] {Math.max(log.hwm(device), marks.getOrDefault(device, 0L))};
                });
          }

          @Override
          public DeskLog log(DeskLog log) {
            return pushing(
                log,
                (honest, device, user, events) -> {
                  marks.merge(device, events.getLast().origin().seq(), Math::max);
                  return honest.push(device, user, events);
                });
          }
        },
        "I2");
  }

  @Test
  void aBackOffThatIsResetByAnOpenConnectionIsFound() {
    assertFound(
        new Seam() {
          @Override
          public RandomGenerator chance(RandomGenerator chance) {
            return new NeverBackingOff(chance);
          }
        },
        "calm");
  }

  @Test
  void aSnapshotThatLacksAnEventIsFound() {
    assertFound(
        new Seam() {
          @Override
          public List<ServerFrame.Page> snapshot(List<ServerFrame.Page> pages) {
            return pages.stream().map(MutationTest::withoutTheLast).toList();
          }
        },
        "I5");
  }

  @Test
  void positionsFromASequenceInsteadOfTheLockedHeadAreFound() {
    assertFound(new Sequence(), "I5");
  }

  @Test
  void nodesThatNeitherRingNorLookAreFound() {
    assertFound(
        new Seam() {
          @Override
          public boolean rings() {
            return false;
          }

          @Override
          public boolean polls() {
            return false;
          }
        },
        "I7");
  }

  @Test
  void historyOfALogThatTookOverIsFoundIfTheNamesAreNotCompared() {
    assertFound(
        // Nodes that do not look by themselves have nothing but the names to go by.
        new Seam() {
          @Override
          public DeskLog log(DeskLog log) {
            return comparingNoNames(log);
          }

          @Override
          public int weight(Weather.Trouble trouble, int usual) {
            return switch (trouble) {
              case SERVER_FAILOVER -> 20;
              case FOLLOW -> 40;
              default -> usual;
            };
          }

          @Override
          public boolean polls() {
            return false;
          }

          @Override
          public boolean rings() {
            return false;
          }
        },
        "I5");
  }

  @Test
  void aPlaceWhoseProofIsNotKeptIsFound() {
    assertFound(
        new Seam() {
          @Override
          public SyncStore store(SyncStore store) {
            return Wrapped.with(
                SyncStore.class,
                store,
                "acked",
                arguments -> {
                  ServerFrame.Ack ack = (ServerFrame.Ack) arguments[0];
                  store.acked(new ServerFrame.Ack(ack.uptoSeq(), ack.placed()));
                  return new Object[] {null};
                });
          }

          @Override
          public int weight(Weather.Trouble trouble, int usual) {
            return switch (trouble) {
              case SERVER_ROLLBACK_UNNAMED, DESK_ROLLBACK -> 15;
              case CUT -> 30;
              default -> usual;
            };
          }
        },
        "I3");
  }

  private static ServerFrame.Page withoutTheLast(ServerFrame.Page page) {
    return new ServerFrame.Page(
        page.partition(),
        page.from(),
        page.to(),
        page.subVersion(),
        page.more(),
        page.events().subList(0, Math.max(0, page.events().size() - 1)),
        page.proof());
  }

  private static void assertFound(Seam fault, String invariant) {
    StringBuilder found = new StringBuilder();
    for (long seed = 0; seed < SEEDS; seed++) {
      Violation violation = Simulation.run(seed, fault).violation();
      if (violation != null) {
        found.append(' ').append(violation.invariant());
        if (violation.invariant().equals(invariant)) {
          return;
        }
      }
    }
    fail("nothing broke " + invariant + " in " + SEEDS + " runs; found:" + found);
  }

  private static CompletableFuture<PushOutcome> answeredAtOnce(
      DeskLog log, ClientFrame.Device device, String user, List<Event> events) {
    var _ = log.push(device, user, events);
    return CompletableFuture.completedFuture(
        new PushOutcome(
            log.epoch(), events.getLast().origin().seq(), List.of(), List.of(), List.of()));
  }

  /**
   * Each second push has drawn its positions, but commits only behind the next, whose positions are
   * higher; until then the tails do not see what it wrote.
   */
  private static final class Sequence implements Seam {
    private final Set<PlacedEvent.Place> late = new HashSet<>();
    private boolean isLate;

    @Override
    public DeskLog disk(DeskLog log) {
      late.clear();
      return pushing(
          log,
          (honest, device, user, events) -> {
            CompletableFuture<PushOutcome> outcome = honest.push(device, user, events);
            isLate = !isLate;
            if (isLate) {
              late.clear();
              outcome.handle((done, failure) -> done == null || hide(done)).join();
            }
            return outcome;
          });
    }

    private boolean hide(PushOutcome outcome) {
      outcome.placed().forEach(placed -> late.add(placed.place()));
      return true;
    }

    @Override
    public Tail.Source tail(int partition, Tail.Source source) {
      return new Tail.Source() {
        @Override
        public Tail.End end() {
          Tail.End end = source.end();
          return new Tail.End(
              end.epoch(),
              LongStream.iterate(end.head(), pos -> pos > 0, pos -> pos - 1)
                  .filter(pos -> late.stream().noneMatch(place -> is(place, pos)))
                  .findFirst()
                  .orElse(0));
        }

        private boolean is(PlacedEvent.Place place, long pos) {
          return place.partition() == partition && place.pos() == pos;
        }

        @Override
        public Tail.Stretch stretch(long after, long to) {
          Tail.Stretch honest = source.stretch(after, to);
          return new Tail.Stretch(
              honest.epoch(),
              honest.entries().stream()
                  .filter(entry -> !late.contains(entry.placed().place()))
                  .toList());
        }
      };
    }
  }

  /** Draws waits as they are after the first failure. */
  private record NeverBackingOff(RandomGenerator chance) implements RandomGenerator {
    private static final long FIRST_WAIT = 501;

    @Override
    public long nextLong() {
      return chance.nextLong();
    }

    @Override
    public long nextLong(long bound) {
      return chance.nextLong(Math.min(bound, FIRST_WAIT));
    }
  }

  /** Says of each piece of history that it is of the log that a desktop was welcomed to before. */
  private static DeskLog comparingNoNames(DeskLog log) {
    AtomicReference<String> welcomed = new AtomicReference<>();
    DeskLog welcoming =
        Wrapped.with(
            DeskLog.class,
            log,
            "standing",
            arguments -> {
              LogStanding standing = log.standing((ClientFrame.Hello) arguments[0]);
              welcomed.set(standing.ends().epoch());
              return new Object[] {standing};
            });
    return Wrapped.with(
        DeskLog.class,
        welcoming,
        "history",
        arguments -> {
          LogHistory history =
              log.history((CitizenId) arguments[0], (long) arguments[1], (int) arguments[2]);
          return new Object[] {new LogHistory(welcomed.get(), history.events(), history.proof())};
        });
  }

  /** How a faulty log takes a push. */
  private interface Pushing {
    CompletableFuture<PushOutcome> push(
        DeskLog log, ClientFrame.Device device, String user, List<Event> events);
  }

  /** How a faulty store applies a range. */
  private interface Applying {
    SyncStore.Applied apply(SyncStore.Range range);
  }

  @SuppressWarnings("unchecked")
  private static DeskLog pushing(DeskLog log, Pushing faulty) {
    return Wrapped.with(
        DeskLog.class,
        log,
        "push",
        arguments ->
            new Object[] {
              faulty.push(
                  log,
                  (ClientFrame.Device) arguments[0],
                  (String) arguments[1],
                  (List<Event>) arguments[2])
            });
  }

  private static SyncStore applying(SyncStore store, Applying faulty) {
    return Wrapped.with(
        SyncStore.class,
        store,
        "apply",
        arguments -> new Object[] {faulty.apply((SyncStore.Range) arguments[0])});
  }
}
