// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.feature.Weekly;
import org.citizendesk.server.session.Admission;
import java.time.Clock;
import java.time.Duration;

/** Lets desktops fetch and bring files. */
public final class AttachmentFeature implements ServerFeature {
  private static final String UNFINISHED = "unfinished";
  private static final Duration TIDY = Duration.ofMinutes(30);

  private final Attachments files;
  private final AttachmentSettings settings;
  private final Admission admission;

  /**
   * @param admission knows who may ask
   */
  public AttachmentFeature(Attachments files, AttachmentSettings settings, Admission admission) {
    this.files = files;
    this.settings = settings;
    this.admission = admission;
  }

  @Override
  public String name() {
    return "attachment";
  }

  @Override
  public Running start(Services services) {
    Uploads uploads = new Uploads(files.folder().resolve(UNFINISHED), files.files(), settings);
    services
        .web()
        .http(
            AttachmentsHttp.PATH + "*",
            new AttachmentsHttp(files, uploads, admission, services.clock()));
    Timers.Timer tidy =
        services.timers().every(TIDY, () -> uploads.expire(services.clock().instant()));
    Unnamed unnamed = new Unnamed(services.log(), files.files());
    Clock clock = services.clock();
    Weekly weekly =
        new Weekly(
            "files-sweep",
            services.timers(),
            clock,
            goOn -> unnamed.sweep(clock.instant().minus(settings.unnamed()), goOn));
    return () -> {
      tidy.cancel();
      weekly.close();
    };
  }
}
