// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

/** A request that cannot be served; the text is for whoever sent it. */
public final class HttpProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;

  /**
   * @param status the HTTP status
   * @param text what is wrong, without what was sent
   */
  public HttpProblem(int status, String text) {
    super(text);
    this.status = status;
    this.text = text;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns what is wrong. */
  public String text() {
    return text;
  }
}
