// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens the files that were found after a power loss as the product does, and compares. */
interface Verifier {
  /**
   * Judges one find.
   *
   * @param folder as it was found; may be changed
   * @param said what had been said to be safe before the power went
   * @return one line for each promise that was broken, with ids only
   * @throws IOException if a file cannot be read
   * @throws RuntimeException if the product cannot open its files
   */
  List<String> judge(Path folder, List<String> said) throws IOException;

  /** Returns what was said in lines that begin with a word, without the word. */
  static List<String> saidOf(String word, List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .toList();
  }
}
