// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Everything that takes part in one run, and the network between. */
final class World {
  private final SplittableRandom random;
  private final Trace trace;
  private final Timetable timetable;
  private final Weather weather;
  private final Seam seam;
  private final Oracle oracle;
  private final Centre centre;
  private final List<Desk> desks = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  World(long seed, Seam seam, Simulation.Disks disks, boolean telling) {
    this.trace = new Trace(telling);
    this.timetable = new Timetable(trace);
    this.random = new SplittableRandom(seed);
    this.seam = seam;
    this.weather = new Weather(random, seam);
    this.oracle = new Oracle(this);
    Timetable.WallClock serverClock = newClock();
    this.centre = new Centre(this, disks.server(serverClock, random), serverClock);
  }

  long now() {
    return timetable.now();
  }

  void in(long millis, String what, Runnable action) {
    timetable.in(millis, what, action);
  }

  boolean step(long until) {
    boolean any = timetable.step(until);
    links.removeIf(Link::isOver);
    oracle.afterStep();
    return any;
  }

  Timetable.WallClock newClock() {
    return timetable.new WallClock();
  }

  SplittableRandom newRandom() {
    return random.split();
  }

  RandomGenerator random() {
    return random;
  }

  Trace trace() {
    return trace;
  }

  void tell(Supplier<String> what) {
    trace.tell(now(), what);
  }

  Weather weather() {
    return weather;
  }

  Seam seam() {
    return seam;
  }

  Oracle oracle() {
    return oracle;
  }

  Centre centre() {
    return centre;
  }

  List<Desk> desks() {
    return desks;
  }

  List<Link> links() {
    return links;
  }

  /** Returns how long something is on its way. */
  long latency() {
    return random.nextInt(10) == 0 ? random.nextInt(800) : 1 + random.nextInt(30);
  }

  int copies() {
    return weather.copies(random);
  }

  /** A desktop's attempt reaches the server, or not. */
  void connect(Link link, boolean away, boolean told) {
    Node node = centre.any();
    if (!node.isUp() || away || (!weather.isFair() && random.nextInt(10) == 0)) {
      link.refuse(told);
    } else {
      links.add(link);
      link.connect(node);
    }
  }

  void serverDied(Node node) {
    for (Link link : links.stream().filter(each -> node.equals(each.node())).toList()) {
      link.serverDied(random.nextInt(3) != 0);
    }
  }
}
