// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.List;

/** Collects the problems of one file. */
final class Reporter {
  private final String file;
  private final List<Problem> problems;
  private boolean errors;

  Reporter(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  void error(int line, String message) {
    errors = true;
    problems.add(Problem.error(file, line, Problem.FORM, message));
  }

  void warning(int line, String rule, String message) {
    problems.add(Problem.warning(file, line, rule, message));
  }

  boolean hasErrors() {
    return errors;
  }
}
