// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.server.settings.Settings;
import java.time.Duration;

/**
 * How much is taken.
 *
 * @param maxBytes largest file that is uploaded; also of all files of one mail together
 * @param patience how long an unfinished upload is kept
 * @param unnamed how long a file is kept that no event names
 */
public record AttachmentSettings(long maxBytes, Duration patience, Duration unnamed) {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int OF_ONE_USER = 8;
  private static final int OF_ALL = 80;

  /** Takes the keys {@code attachment.*}. */
  public static AttachmentSettings from(Settings settings) {
    return new AttachmentSettings(
        (long) settings.number("attachment.max-mebibytes", 25, 1, 1024) * MEBIBYTE,
        Duration.ofHours(settings.number("attachment.unfinished-hours", 24, 1, 720)),
        Duration.ofDays(settings.number("attachment.unnamed-days", 14, 2, 365)));
  }

  /** Returns how many bytes one user's unfinished uploads may take. */
  long maxUnfinishedOfUser() {
    return OF_ONE_USER * maxBytes;
  }

  /** Returns how many bytes all unfinished uploads together may take. */
  long maxUnfinished() {
    return OF_ALL * maxBytes;
  }
}
