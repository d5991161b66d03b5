// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.citizendesk.desktop.ui.Texts;
import java.util.Locale;

/** Sizes of files in words. */
public final class FileSizes {
  private static final int KILO = 1024;
  private static final Texts TEXTS = Texts.of(FileSizes.class);

  private FileSizes() {}

  /** Returns a number of bytes in the unit that reads best. */
  public static String of(long bytes) {
    if (bytes < KILO) {
      return TEXTS.get("size.bytes", bytes);
    }
    return bytes < KILO * KILO
        ? TEXTS.get("size.kilobytes", Math.ceilDiv(bytes, KILO))
        : TEXTS.get(
            "size.megabytes",
            String.format(Locale.getDefault(), "%.1f", bytes / (double) (KILO * KILO)));
  }
}
