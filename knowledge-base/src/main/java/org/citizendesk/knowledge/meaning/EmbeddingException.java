// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

/** The model is missing or fails. Searching goes on without it. */
public final class EmbeddingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what could not be done. */
  public EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }
}
