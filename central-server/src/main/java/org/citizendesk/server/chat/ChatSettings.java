// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.server.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an administrator can set.
 *
 * @param queue into which new conversations go
 * @param origins web sites beside our own whose pages may open a chat, for instance {@code
 *     https://www.example.gov}
 * @param otherLine how the agency can be reached while the chat is closed, by language
 * @param questions what visitors are asked before a chat begins
 * @param files which files they may send
 */
public record ChatSettings(
    String queue,
    Set<String> origins,
    Map<String, String> otherLine,
    Questions questions,
    Files files,
    ChatLimits limits) {
  /** The queue of a server that nobody has set up. */
  public static final String DEFAULT_QUEUE = "web-chat";

  /** Our own pages only. */
  public static final ChatSettings DEFAULT =
      new ChatSettings(
          DEFAULT_QUEUE, Set.of(), Map.of(), Questions.NONE, Files.USUAL, ChatLimits.DEFAULT);

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
    otherLine = Map.copyOf(otherLine);
  }

  /**
   * Takes the keys {@code chat.*}.
   *
   * @throws org.citizendesk.server.settings.SettingsException naming what is wrong
   */
  public static ChatSettings read(Settings settings) {
    List<String> origins =
        settings
            .text("chat.origins")
            .map(text -> Arrays.stream(text.split(",", -1)).map(String::strip).toList())
            .orElse(List.of());
    String queue = settings.text("chat.queue", DEFAULT_QUEUE);
    Map<String, String> otherLine = Questions.lines(settings, "chat.closed-line.");
    Questions questions = Questions.read(settings, queue);
    Files files = Files.read(settings);
    try {
      return new ChatSettings(
          queue, Set.copyOf(origins), otherLine, questions, files, ChatLimits.DEFAULT);
    } catch (IllegalArgumentException e) {
      // The queue is never blank here, so the origins are meant.
      throw settings.wrong("chat.origins: " + e.getMessage());
    }
  }

  /**
   * Which files citizens may send.
   *
   * @param maxBytes of each; 0 for none at all
   * @param most in one conversation
   */
  public record Files(int maxBytes, int most) {
    /** Up to ten of ten mebibytes. */
    public static final Files USUAL = new Files(10 << 20, 10);

    private static Files read(Settings settings) {
      return new Files(
          settings.number("chat.file-mebibytes", USUAL.maxBytes >> 20, 0, 100) << 20,
          settings.number("chat.files-of-one-chat", USUAL.most, 1, 100));
    }
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
