// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plan.pdf                      | plan.pdf
          ../../etc/passwd              | passwd
          C:\\Windows\\system32\\evil.exe | evil.exe
          .bashrc                       | bashrc
          a\u0000b\u0007.txt            | ab.txt
          invoice\u202Efdp.exe          | invoicefdp.exe
          \u2066x\u2069.pdf             | x.pdf
          a<b>:c"?*.txt                 | a_b__c___.txt
          CON                           | _CON
          lpt1.txt                      | _lpt1.txt
          nul .txt                      | _nul .txt
          COM¹                          | _COM¹
          conin$.log                    | _conin$.log
          console.txt                   | console.txt
          trailing. .                   | trailing
          Abfuhrplan 2026 – März.pdf    | Abfuhrplan 2026 – März.pdf
          山田.txt                       | 山田.txt
          """)
  void makesNamesSafe(String declared, String safe) {
    assertTrue(
        new FileNames().next(declared, "none").startsWith(safe),
        new FileNames().next(declared, "none"));
  }

  @ParameterizedTest
  @CsvSource({"''", "..", "/", "' . '", "\u202E"})
  void fallsBackWhereNothingIsLeft(String declared) {
    assertEquals("attachment-1.pdf", new FileNames().next(declared, "attachment-1.pdf"));
  }

  @Test
  void givesNoNameTwice() {
    FileNames names = new FileNames();

    assertEquals("a.pdf", names.next("a.pdf", "x"));
    assertEquals("A (2).pdf", names.next("A.pdf", "x"));
    assertEquals("a (3).pdf", names.next("a.pdf", "x"));
  }

  @Test
  void shortensButKeepsTheExtension() {
    String name = new FileNames().next("ä".repeat(5000) + ".docx", "x");

    assertTrue(name.length() <= 120 && name.endsWith(".docx"), name);
  }
}
