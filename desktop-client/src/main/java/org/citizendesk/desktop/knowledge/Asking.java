// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.QuotedText;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.knowledge.search.Turn;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.NoteFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a question to the articles of what is being said in a contact. */
final class Asking {
  private static final int MOST_TURNS = 20;
  private static final String ENGLISH = "en";

  private Asking() {}

  /**
   * Returns what to search for; empty if nothing that asks anything was said.
   *
   * @param hasArticles tells of a language, such as {@code es}, whether there are articles in it
   */
  static Optional<SearchRequest> about(Talk talk, Predicate<String> hasArticles) {
    List<Turn> turns = turns(talk);
    int asked = newestOf(turns, Turn.Speaker.CITIZEN);
    int said = asked >= 0 ? asked : newestOf(turns, Turn.Speaker.AGENT);
    if (said < 0) {
      return Optional.empty();
    }
    List<Turn> before = new ArrayList<>(turns);
    Turn last = before.remove(said);
    return Optional.of(
        SearchRequest.inConversation(
                tail(last.text()),
                before,
                language(talk, turns, hasArticles),
                AsOf.of(talk.setting().day()))
            .at(talk.setting().place()));
  }

  private static int newestOf(List<Turn> turns, Turn.Speaker speaker) {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).speaker() == speaker) {
        return i;
      }
    }
    return -1;
  }

  /** Returns what was said and asks something, newest first; what is being typed is the newest. */
  private static List<Turn> turns(Talk talk) {
    List<Turn> turns = new ArrayList<>();
    String typed = talk.typing().text();
    // A note on a contact takes down what the citizen says.
    add(turns, talk.typing().kind() == Drafts.Kind.NOTE ? Turn.citizen(typed) : Turn.agent(typed));
    for (TimelineEntry entry : talk.entries().reversed()) {
      boolean ofThis = talk.contact() != null && talk.contact().equals(entry.contact());
      if (ofThis && entry.delivery() != Delivery.REJECTED && turns.size() < MOST_TURNS) {
        turn(entry).ifPresent(turn -> add(turns, turn));
      }
    }
    // A chat has its first words for a subject, and a mail begins with its own.
    String subject = talk.subject().replace("…", "").strip();
    if (turns.stream().noneMatch(turn -> turn.text().contains(subject))) {
      add(turns, Turn.citizen(subject));
    }
    return turns;
  }

  private static void add(List<Turn> turns, Turn turn) {
    if (!Spoken.isSmallTalk(turn.text())) {
      turns.add(new Turn(turn.speaker(), turn.text().strip()));
    }
  }

  private static Optional<Turn> turn(TimelineEntry entry) {
    return switch (entry.fact()) {
      case ChatFact.Message said ->
          switch (said.author()) {
            case CITIZEN -> Optional.of(Turn.citizen(said.text()));
            case AGENT -> Optional.of(Turn.agent(said.text()));
            case SYSTEM -> Optional.empty();
          };
      case EmailFact.Received mail ->
          Optional.of(Turn.citizen(mail.subject() + "\n" + QuotedText.of(mail.text()).fresh()));
      case EmailFact.ReplyWritten mail ->
          Optional.of(Turn.agent(QuotedText.of(mail.text()).fresh()));
      case NoteFact.Written note -> Optional.of(Turn.citizen(note.text()));
      default -> Optional.empty();
    };
  }

  /** Of a long text that is still being typed its end counts. */
  private static String tail(String text) {
    int most = SearchRequest.MOST_CHARACTERS;
    if (text.length() <= most) {
      return text;
    }
    String end = text.substring(text.length() - most);
    int word = end.indexOf(' ');
    return word < 0 ? end : end.substring(word + 1);
  }

  private static String language(Talk talk, List<Turn> turns, Predicate<String> hasArticles) {
    List<String> lines =
        turns.stream()
            .filter(turn -> turn.speaker() == Turn.Speaker.CITIZEN)
            .map(Turn::text)
            .toList();
    String known = Locale.forLanguageTag(talk.setting().language()).getLanguage();
    String language = Spoken.language(lines).orElse(known);
    return language.isEmpty() || !hasArticles.test(language) ? ENGLISH : language;
  }
}
