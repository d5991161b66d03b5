// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/**
 * Something wrong with an article's file.
 *
 * @param file the file as its reader named it
 * @param line from 1
 * @param rule which rule it breaks, for machines: lower-case words joined by -
 * @param message what is wrong and what to write instead
 */
public record Problem(String file, int line, Severity severity, String rule, String message) {
  /** How bad it is. */
  public enum Severity {
    /** The article cannot be used. */
    ERROR,
    /** The article can be used, and someone should look at it. */
    WARNING
  }

  /** The rule that a file has the form of an article. */
  public static final String FORM = "form";

  /** Says that an article cannot be used. */
  public static Problem error(String file, int line, String rule, String message) {
    return new Problem(file, line, Severity.ERROR, rule, message);
  }

  /** Says that someone should look at an article. */
  public static Problem warning(String file, int line, String rule, String message) {
    return new Problem(file, line, Severity.WARNING, rule, message);
  }

  /** Returns the same problem of a file that is called otherwise. */
  public Problem in(String other) {
    return new Problem(other, line, severity, rule, message);
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
