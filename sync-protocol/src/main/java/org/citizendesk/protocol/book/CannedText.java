// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.citizendesk.protocol.event.Bounds;
import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * A text that an agency has ready, for some queues and one language.
 *
 * @param code what agents type to insert it; unique within its language
 * @param name what people read; the code if it is left out
 * @param use what it is for; to be inserted if it is left out
 * @param queues whose contacts it is for; empty for those of its program
 * @param program whose queues it is for, if it names no queues; empty for all
 * @param language in which it is; empty if it serves any
 * @param text may have places to be filled in, see {@link Placeholder}
 */
public record CannedText(
    String code,
    String name,
    Use use,
    List<String> queues,
    String program,
    String language,
    String text) {
  private static final int MAX_TEXT = 8_000;
  private static final int MAX_QUEUES = 100;

  /** What a text is for. */
  public enum Use {
    /** Agents insert it. */
    INSERT,
    /** It stands below each mail of an agent. */
    SIGNATURE;

    private boolean takes(String name) {
      return switch (this) {
        case INSERT -> true;
        case SIGNATURE ->
            name.equals(Placeholder.Known.AGENT_NAME.word())
                || name.equals(Placeholder.Known.QUEUE_NAME.word());
      };
    }
  }

  /** Checks the bounds. */
  public CannedText {
    Entries.code(code, "code");
    name = Entries.name(name, code, "name");
    use = use == null ? Use.INSERT : use;
    queues = Entries.distinct(queues, queue -> Entries.code(queue, "queues"), MAX_QUEUES, "queues");
    program = Entries.codeOrNone(program, "program");
    language = Entries.codeOrNone(language, "language");
    text = checked(text, use);
  }

  private static String checked(@Nullable String value, Use use) {
    String text = Bounds.text(value, MAX_TEXT, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("text must not be empty");
    }
    Placeholder.fault(text)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("text, " + fault);
            });
    Placeholder.in(text).stream()
        .filter(place -> !use.takes(place.name()))
        .findFirst()
        .ifPresent(
            place -> {
              throw new IllegalArgumentException(
                  "text, line %d: {{%s}} is not known in a text with the use %s"
                      .formatted(Placeholder.line(text, place.from()), place.name(), use));
            });
    return text;
  }

  /** Returns what it is known by: its code, with its language if it has one. */
  public String id() {
    return language.isEmpty() ? code : code + ":" + language;
  }

  /**
   * Returns whether it is for the contacts of a queue.
   *
   * @param id the queue's, of which {@code queue} may know nothing
   */
  public boolean isFor(String id, Queue queue) {
    return queues.isEmpty()
        ? program.isEmpty() || program.equals(queue.program())
        : queues.contains(id);
  }

  /** Returns whether it can be read by who speaks the language of a queue. */
  public boolean isIn(String wanted) {
    return language.isEmpty() || language.equals(wanted);
  }
}
