// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import static org.citizendesk.protocol.event.Bounds.atLeast;
import static org.citizendesk.protocol.event.Bounds.line;

/** Which policy was used in a contact. */
public sealed interface KnowledgeFact extends Fact {
  /**
   * An agent quoted an article to the citizen: the exact version is pinned.
   *
   * @param article the article's id
   * @param version the version that was quoted
   * @param citation its first legal citation; empty if it has none
   */
  record Quoted(String agent, String article, long version, String title, String citation)
      implements KnowledgeFact {
    /** Checks the bounds. */
    public Quoted {
      line(agent, "agent");
      line(article, "article");
      atLeast(1, version, "version");
      line(title, "title");
      line(citation, "citation");
    }
  }
}
