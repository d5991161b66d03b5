// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.jspecify.annotations.Nullable;

/**
 * The knowledge base could not do what was asked: a folder or an index cannot be read or written.
 * What is wrong inside an article is a {@link Problem}, not an exception.
 */
public final class KnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, and what to do about it
   * @param cause may be null
   */
  public KnowledgeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
