// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.session.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Offers the published knowledge package to whoever is signed in. */
public final class KnowledgeFeature implements ServerFeature {
  /** How soon what is put into the folder is offered. */
  static final Duration LOOK = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeFeature.class);

  private final PublishedPackages packages;
  private final Admission admission;

  /**
   * @param admission knows who may ask
   */
  public KnowledgeFeature(PublishedPackages packages, Admission admission) {
    this.packages = packages;
    this.admission = admission;
  }

  @Override
  public String name() {
    return "knowledge";
  }

  @Override
  public Running start(Services services) {
    Runnable look = () -> look(services);
    look.run();
    services.web().http(KnowledgeHttp.PATH, new KnowledgeHttp(packages, admission));
    services.web().http(KnowledgeHttp.PATH + "/*", new KnowledgeHttp(packages, admission));
    Timers.Timer looking = services.timers().every(LOOK, look);
    return new Running() {
      @Override
      public Optional<Health> health() {
        return KnowledgeFeature.this.health();
      }

      @Override
      public void close() {
        looking.cancel();
      }
    };
  }

  private void look(Services services) {
    try {
      Optional<PublishedPackages.Published> before = packages.latest();
      packages.look(services.clock().instant());
      if (!packages.latest().equals(before)) {
        LOG.info(
            "knowledge edition offered: {}",
            packages.latest().map(it -> "" + it.manifest().edition()).orElse("none"));
      }
    } catch (UncheckedIOException e) {
      // The folder may be on another machine; the next look tries again.
      LOG.warn("the knowledge packages cannot be looked at", e);
    }
  }

  private Optional<Health> health() {
    List<String> problems = packages.problems();
    if (!problems.isEmpty()) {
      return Optional.of(
          new Health(
              Health.State.DOWN,
              "Knowledge packages are not offered: " + String.join(", ", problems)));
    }
    return packages
        .latest()
        .map(
            it ->
                new Health(
                    Health.State.UP,
                    "Knowledge edition " + it.manifest().edition() + " is offered."));
  }
}
