// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.health;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.disk.DiskReport;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.JsonHandler;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * {@code /health}: 200 while the server can take and keep work, 503 while it cannot. A connector
 * that is down is reported, but does not stop the others.
 */
public final class HealthHttp extends JsonHandler {
  /** Where it is mounted. */
  public static final String PATH = "/health";

  private static final Logger LOG = LoggerFactory.getLogger(HealthHttp.class);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final EventLog log;
  private final Supplier<Map<String, Health>> connectors;
  private final Supplier<DiskReport> disk;

  /**
   * @param connectors how each connection to the outside world is, by feature
   * @param disk how the disk of the store is
   */
  public HealthHttp(
      EventLog log, Supplier<Map<String, Health>> connectors, Supplier<DiskReport> disk) {
    this.log = log;
    this.connectors = connectors;
    this.disk = disk;
  }

  @Override
  protected Answer answer(Request request) {
    if (!"GET".equals(request.getMethod())) {
      return Answer.wrongMethod("GET");
    }
    Map<String, Health> outside = new TreeMap<>(connectors.get());
    DiskReport room = disk.get();
    List<ServerFrame.Head> heads;
    try {
      heads = log.heads();
    } catch (RuntimeException e) {
      // Whatever the store fails with, it cannot be read, and that is the report.
      LOG.warn("the store cannot be read: {}", e.toString());
      return Answer.of(503, new Report("down", "cannot be read", List.of(), outside, room));
    }
    if (room.state() == DiskReport.State.FULL) {
      return Answer.of(503, new Report("down", "the disk is full", heads, outside, room));
    }
    if (!isWritable()) {
      return Answer.of(503, new Report("down", "cannot be written", heads, outside, room));
    }
    boolean allUp =
        outside.values().stream().allMatch(h -> h.state() == Health.State.UP)
            && room.state() == DiskReport.State.OK;
    return Answer.of(200, new Report(allUp ? "up" : "degraded", "up", heads, outside, room));
  }

  private boolean isWritable() {
    try {
      return log.isWritable().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the store cannot be written: {}", e.toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * The answer.
   *
   * @param status up, degraded (a connector is not up, or the disk needs a look) or down
   * @param heads where the log stands
   */
  record Report(
      String status,
      String store,
      List<ServerFrame.Head> heads,
      Map<String, Health> connectors,
      DiskReport disk) {}
}
