// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.endtoend.soak.FaultProxy;
import org.citizendesk.endtoend.soak.Weather;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.Environment;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.sync.SyncLimits;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real server, a bad network before it, and desktops at the other end; all of it in a hurry. */
final class Centre implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  static final CitizenId MARY = new CitizenId(Uuids.named("citizen", "mary"));
  private static final int CHEAP = 1000;

  final FastWorld world = new FastWorld();
  private final Path folder;
  private final Environment environment =
      new Environment(world, world, new SecureRandom(), CHEAP, SyncLimits.DEFAULT);
  private final List<Runnable> open = new ArrayList<>();
  private final Map<String, String> settings;
  private Path data;
  private CentralServer server;

  Centre(Path folder) {
    this(folder, Map.of());
  }

  Centre(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.data = folder.resolve("server");
    start(settings);
    for (String name : List.of("ann", "bob")) {
      server.accounts().create(name, name, PASSWORD.toCharArray(), Set.of(Role.AGENT));
    }
  }

  CentralServer server() {
    return server;
  }

  Path data() {
    return data;
  }

  void start(Map<String, String> settings) {
    server = CentralServer.start(ServerOptions.local(data).with(settings), environment);
  }

  /** The power of the server goes: nobody is told. What is in its memory alone is gone. */
  void kill(Line... lines) {
    for (Line line : lines) {
      line.network.refuse();
      line.network.cut();
    }
    server.close();
  }

  /** The server comes back, on the same folder or on another copy of it. */
  void comeBack(Path on, Line... lines) {
    data = on;
    start(settings);
    for (Line line : lines) {
      line.network.turn(Weather.FAIR);
      line.network.admit();
    }
  }

  /** Lays a line of its own for a desktop. */
  Line line(String user) {
    FaultProxy network = FaultProxy.to(() -> server.port());
    open.add(network::close);
    return new Line(network, folder.resolve("desktop-" + user));
  }

  /** A desktop's folder and its way to the server. */
  final class Line {
    final FaultProxy network;
    final Path folder;

    private Line(FaultProxy network, Path folder) {
      this.network = network;
      this.folder = folder;
    }

    DesktopOptions options(Clock clock) {
      return DesktopOptions.of(URI.create("http://127.0.0.1:" + network.port()), folder)
          .in(clock, world::ticks);
    }

    /** Somebody sits down at the desktop. */
    Desk desk(String user) {
      return desk(user, world);
    }

    Desk desk(String user, Clock clock) {
      Desk desk = new Desk(options(clock), user);
      open.add(desk::close);
      return desk;
    }

    /** The cable is out. */
    void cut() {
      network.refuse();
      network.cut();
    }

    /** The cable is in again. */
    void mend() {
      network.turn(Weather.FAIR);
      network.admit();
    }
  }

  /** Somebody asks for a chat. */
  ContactId chat() {
    Uuids uuids = new Uuids(world, new SecureRandom());
    Contacts contacts = new Contacts(uuids);
    return server
        .log()
        .write(
            tx ->
                contacts.open(
                    tx,
                    new Citizens(uuids).create(tx, new CitizenFact.Described("Mary", "en")),
                    new ContactFact.Opened(
                        Channel.CHAT, ContactFact.Direction.INBOUND, "benefits", "", "Mary")))
        .join();
  }

  /** Returns the texts of the notes about a citizen as the log has them, in its order. */
  List<String> notes(CitizenId citizen) {
    return server.log().history(citizen, Long.MAX_VALUE, 500).events().stream()
        .map(placed -> FactCodec.decode(placed.event().content()))
        .filter(NoteFact.Written.class::isInstance)
        .map(fact -> ((NoteFact.Written) fact).text())
        .toList();
  }

  /** Returns the events about a citizen as the log has them. */
  List<Event> events(CitizenId citizen) {
    return server.log().history(citizen, Long.MAX_VALUE, 500).events().stream()
        .map(placed -> placed.event())
        .toList();
  }

  @Override
  public void close() {
    open.reversed().forEach(Runnable::run);
    server.close();
    world.close();
  }
}
