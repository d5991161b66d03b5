// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * What an administrator can set.
 *
 * @param queue into which new conversations go
 * @param origins web sites beside our own whose pages may open a chat, for instance {@code
 *     https://www.example.gov}
 */
public record ChatSettings(String queue, Set<String> origins, ChatLimits limits) {
  /** The queue of a server that nobody has set up. */
  public static final String DEFAULT_QUEUE = "web-chat";

  /** Our own pages only. */
  public static final ChatSettings DEFAULT =
      new ChatSettings(DEFAULT_QUEUE, Set.of(), ChatLimits.DEFAULT);

  /**
   * Checks that there is a queue, and that each origin is one.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public ChatSettings {
    if (queue.isBlank()) {
      throw new IllegalArgumentException("the queue for web chats has no name");
    }
    origins = Set.copyOf(origins);
    origins.forEach(ChatSettings::requireOrigin);
  }

  private static void requireOrigin(String origin) {
    if (!isOrigin(origin)) {
      throw new IllegalArgumentException(
          "\"" + origin + "\" is no origin such as https://www.example.gov");
    }
  }

  private static boolean isOrigin(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return ("https".equals(scheme) || "http".equals(scheme))
          && uri.getRawAuthority() != null
          && text.equals(scheme + "://" + uri.getRawAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
