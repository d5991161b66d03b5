// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of the value
 */
public record Figure(String name, double value, String unit) {
  String line() {
    return String.format(Locale.ROOT, "%-60s %12.2f %s", name, value, unit);
  }
}
