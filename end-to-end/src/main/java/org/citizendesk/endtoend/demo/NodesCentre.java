// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.citizens.PostOffice;
import org.citizendesk.endtoend.soak.FaultProxy;
import org.citizendesk.endtoend.soak.PostgresPlace;
import org.citizendesk.endtoend.soak.ServerProgram;
import org.citizendesk.endtoend.soak.Turns;
import org.citizendesk.server.app.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The contact centre of the demonstration on several server nodes: each a process of its own, all
 * on one PostgreSQL, with a balancer in front.
 */
public final class NodesCentre implements Site {
  /** Most nodes of a demonstration. */
  public static final int MOST = 5;

  private static final String HOST = "127.0.0.1";

  private final List<Persona> personas;
  private final Deque<Runnable> open = new ArrayDeque<>();
  private final List<ServerProgram> programs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final PostOffice post;
  private final PostgresPlace store;
  private final FaultProxy balancer;

  private NodesCentre(Path data, int citizens, int count) {
    personas = DemoCentre.invent(citizens);
    try {
      Files.createDirectories(data);
      store = PostgresPlace.start(data.resolve("postgres"));
      open.push(store::close);
      post = PostOffice.open(personas);
      open.push(post::close);
      ServerOptions first = ServerOptions.local(data).with(store.store());
      DemoCentre.writePast(first, personas);
      Map<String, String> agency = DemoCentre.settings(data, post.post());
      for (int i = 1; i <= count; i++) {
        add(data, "node-" + i, agency);
      }
      balancer = FaultProxy.to(new Turns(programs));
      open.push(balancer::close);
      nodes.parallelStream().forEach(Node::start);
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("cannot write to " + data, e);
    } catch (RuntimeException e) {
      // Whatever it was, it goes on to the caller; only what is open must not stay so.
      close();
      throw e;
    }
  }

  /**
   * Opens the centre; writes its past first if the folder has none.
   *
   * @param data its folder
   * @param citizens how many citizens have a past
   * @param nodes from 2 to {@link #MOST}
   * @throws UncheckedIOException if the folder cannot be written, or PostgreSQL does not start
   */
  public static NodesCentre open(Path data, int citizens, int nodes) {
    return new NodesCentre(data, citizens, nodes);
  }

  private void add(Path data, String name, Map<String, String> agency) throws IOException {
    Path folder = Files.createDirectories(data.resolve(name));
    Properties settings = new Properties();
    settings.putAll(agency);
    settings.putAll(store.store());
    settings.setProperty("files.folder", data.resolve("files").toAbsolutePath().toString());
    try (Writer file = Files.newBufferedWriter(folder.resolve("server.properties"))) {
      settings.store(file, "one of several nodes");
    }
    ServerProgram program = new ServerProgram(folder, data.resolve(name + ".log"));
    programs.add(program);
    Node node = new Node(name, program);
    nodes.add(node);
    open.push(node::close);
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Returns the store, to read it past the server. */
  public PostgresPlace store() {
    return store;
  }

  @Override
  public URI address() {
    return URI.create("http://" + HOST + ":" + balancer.port());
  }

  @Override
  public Crowd.Places places() {
    return new Crowd.Places(
        URI.create("ws://" + HOST + ":" + balancer.port() + "/chat/ws"),
        post.post(),
        PostOffice.AGENCY);
  }

  @Override
  public List<Persona> personas() {
    return personas;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
