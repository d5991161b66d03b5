// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Character sets by the numbers that Windows gives them. */
final class CodePages {
  private static final int UTF_8 = 65001;

  private CodePages() {}

  static Optional<Charset> of(int number) {
    if (number == UTF_8) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    for (String prefix : new String[] {"windows-", "x-windows-", "IBM"}) {
      if (number > 0 && Charset.isSupported(prefix + number)) {
        return Optional.of(Charset.forName(prefix + number));
      }
    }
    return Optional.empty();
  }
}
