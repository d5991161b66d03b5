// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.retention;

import org.citizendesk.desktop.timeline.LocalTimeline;
import org.citizendesk.protocol.id.CitizenId;

/** Takes note of who is looked at, on the way to the link. Thread-safe. */
public final class OpenedCitizens implements LocalTimeline.Elsewhere {
  private final LocalTimeline.Elsewhere link;
  private final Retention retention;

  /** Passes everything on. */
  public OpenedCitizens(LocalTimeline.Elsewhere link, Retention retention) {
    this.link = link;
    this.retention = retention;
  }

  @Override
  public void opened(CitizenId citizen) {
    retention.opened(citizen);
    link.opened(citizen);
  }

  @Override
  public void fetch(CitizenId citizen, long before) {
    link.fetch(citizen, before);
  }
}
