// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.server.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What visitors are asked before a chat begins, and into which queue each topic leads.
 *
 * @param email whether they are asked for a mail address; they need not give one
 * @param topics of which they choose one; empty if they do not
 * @param question what else they are asked, by language; empty for nothing
 */
public record Questions(boolean email, List<Topic> topics, Map<String, String> question) {
  /** Nothing is asked but the name. */
  public static final Questions NONE = new Questions(false, List.of(), Map.of());

  /** The languages of the window. */
  static final List<String> LANGUAGES = List.of("en", "es");

  private static final int MAX_LINE = 200;
  private static final int MAX_TOPICS = 30;

  /** Copies. */
  public Questions {
    topics = List.copyOf(topics);
    question = Map.copyOf(question);
  }

  /**
   * Something that a chat can be about.
   *
   * @param code what the settings call it
   * @param queue whose agents know about it
   * @param label how people call it, by language
   * @param question what is asked about it instead of the usual question; empty for that
   */
  public record Topic(
      String code, String queue, Map<String, String> label, Map<String, String> question) {
    /** Copies. */
    public Topic {
      label = Map.copyOf(label);
      question = Map.copyOf(question);
    }
  }

  /**
   * Takes the keys {@code chat.ask.*} and {@code chat.topic*}.
   *
   * @throws org.citizendesk.server.settings.SettingsException naming what is wrong
   */
  static Questions read(Settings settings, String queue) {
    List<String> codes =
        settings
            .text("chat.topics")
            .map(text -> Arrays.stream(text.split(",", -1)).map(String::strip).toList())
            .orElse(List.of());
    if (codes.size() > MAX_TOPICS || Set.copyOf(codes).size() < codes.size()) {
      throw settings.wrong("chat.topics", "must be up to " + MAX_TOPICS + " different topics");
    }
    if (codes.stream().anyMatch(code -> !code.matches("[a-z0-9-]{1,50}"))) {
      throw settings.wrong("chat.topics", "must be names of small letters, digits and hyphens");
    }
    return new Questions(
        settings.flag("chat.ask.email", false),
        codes.stream().map(code -> topic(settings, code, queue)).toList(),
        lines(settings, "chat.ask.question."));
  }

  private static Topic topic(Settings settings, String code, String queue) {
    String key = "chat.topic." + code + ".";
    Map<String, String> label = lines(settings, key);
    if (!label.keySet().containsAll(LANGUAGES)) {
      throw settings.wrong(key + "en and " + key + "es must both be given");
    }
    return new Topic(
        code, settings.text(key + "queue", queue), label, lines(settings, key + "question."));
  }

  /** Takes a line of each language that is given. */
  static Map<String, String> lines(Settings settings, String prefix) {
    Map<String, String> lines = new TreeMap<>();
    for (String language : LANGUAGES) {
      settings.text(prefix + language).ifPresent(line -> lines.put(language, line));
      if (lines.getOrDefault(language, "").length() > MAX_LINE) {
        throw settings.wrong(prefix + language, "must have at most " + MAX_LINE + " characters");
      }
    }
    return lines;
  }

  /** Returns what a browser is told of them; empty if nothing is asked. */
  Optional<DeskFrame.Questions> frame() {
    return equals(NONE)
        ? Optional.empty()
        : Optional.of(
            new DeskFrame.Questions(
                email,
                topics.stream()
                    .map(topic -> new DeskFrame.Topic(topic.code, topic.label, topic.question))
                    .toList(),
                question));
  }

  /** Returns all queues that topics lead into. */
  Set<String> queues() {
    return topics.stream().map(Topic::queue).collect(Collectors.toSet());
  }

  /**
   * Returns the queue of a topic.
   *
   * @param otherwise for one that is not known here any more, or none
   */
  String queue(String code, String otherwise) {
    return topic(code).map(Topic::queue).orElse(otherwise);
  }

  private Optional<Topic> topic(String code) {
    return topics.stream().filter(topic -> topic.code.equals(code)).findFirst();
  }

  /** Returns what the log keeps of the answers; empty if none was given. */
  Optional<ChatFact.Introduced> introduced(CitizenFrame.Answers answers, String language) {
    Optional<Topic> topic = topic(answers.topic());
    Map<String, String> asked =
        topic.map(Topic::question).filter(own -> !own.isEmpty()).orElse(question);
    String label = topic.map(about -> about.label.getOrDefault("en", about.code)).orElse("");
    String own = language.startsWith("es") ? "es" : "en";
    String words = asked.getOrDefault(own, asked.values().stream().findFirst().orElse(""));
    boolean answered = !answers.answer().isEmpty();
    return label.isEmpty() && answers.email().isEmpty() && !answered
        ? Optional.empty()
        : Optional.of(
            new ChatFact.Introduced(
                label, answers.email(), answered ? words : "", answers.answer()));
  }
}
