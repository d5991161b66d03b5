// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import java.util.List;

/**
 * One thing that is looked for, by any of its names.
 *
 * @param names each a term or several in a row
 * @param asked how much it counts in what was asked last
 * @param past how much it counts in what was said before
 */
record Clue(List<List<String>> names, float asked, float past) {
  float weight() {
    return asked + past;
  }
}
