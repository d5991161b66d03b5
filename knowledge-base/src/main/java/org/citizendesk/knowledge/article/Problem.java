// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/**
 * Something wrong with an article's file.
 *
 * @param file the file as its reader named it
 * @param line from 1
 * @param message what is wrong and what to write instead
 */
public record Problem(String file, int line, Severity severity, String message) {
  /** How bad it is. */
  public enum Severity {
    /** The article cannot be used. */
    ERROR,
    /** The article can be used, and someone should look at it. */
    WARNING
  }

  static Problem error(String file, int line, String message) {
    return new Problem(file, line, Severity.ERROR, message);
  }

  static Problem warning(String file, int line, String message) {
    return new Problem(file, line, Severity.WARNING, message);
  }

  /** Returns whether the article cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns it as compilers write it, so that editors can jump there. */
  @Override
  public String toString() {
    return "%s:%d: %s: %s".formatted(file, line, isError() ? "error" : "warning", message);
  }
}
