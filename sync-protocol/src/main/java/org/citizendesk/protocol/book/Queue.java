// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Map;

/**
 * Where contacts of one kind wait, and what is done about them.
 *
 * @param id what contacts and settings call it by
 * @param name what people read
 * @param program whose citizens it serves; empty for several
 * @param language which its agents must speak; empty for any
 * @param skills what its agents must know, with the least level, 1 to 10
 * @param headStartSeconds its priority: its contacts count as having waited so much longer than
 *     they have. Others that wait long enough still have their turn.
 * @param calendar when it is open; empty if always
 * @param offerSeconds how long an offer stands, 7 to 59; 0 for the server's own
 * @param preferSeconds how long a citizen who comes back is kept for the agent who served her last,
 *     if that agent works
 * @param alone whether its contacts want the whole of an agent, as those of a crisis line do
 * @param target how soon its contacts are to be answered; null if nothing is promised
 * @param wrapUp how its contacts are finished; null for the usual way
 * @param steps what is done about contacts that wait for long
 */
public record Queue(
    String id,
    String name,
    String program,
    String language,
    Map<String, Integer> skills,
    int headStartSeconds,
    String calendar,
    int offerSeconds,
    int preferSeconds,
    boolean alone,
    @Nullable Target target,
    @Nullable WrapUp wrapUp,
    List<Step> steps) {
  /** A queue of which the book says nothing: everybody serves it. */
  public static final Queue UNLISTED =
      new Queue("unlisted", "", "", "", Map.of(), 0, "", 0, 0, false, null, null, List.of());

  private static final int MIN_OFFER = 7;
  private static final int MAX_OFFER = 59;
  private static final int MONTH = 30 * 86_400;
  private static final int MAX_STEPS = 10;

  /** Checks the bounds. */
  public Queue {
    Entries.code(id, "id");
    name = Entries.name(name, id, "name");
    program = Entries.codeOrNone(program, "program");
    language = Entries.codeOrNone(language, "language");
    skills = Entries.skills(skills);
    Entries.within(0, MONTH, headStartSeconds, "headStartSeconds");
    calendar = Entries.codeOrNone(calendar, "calendar");
    if (offerSeconds != 0) {
      Entries.within(MIN_OFFER, MAX_OFFER, offerSeconds, "offerSeconds");
    }
    Entries.within(0, MONTH, preferSeconds, "preferSeconds");
    steps = Entries.list(steps, MAX_STEPS, "steps");
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).afterSeconds() <= steps.get(i - 1).afterSeconds()) {
        throw new IllegalArgumentException(
            "steps[" + i + "].afterSeconds must be more than that of the step before");
      }
    }
  }

  /** Returns how its contacts are finished. */
  public WrapUp finishing() {
    return wrapUp == null ? WrapUp.USUAL : wrapUp;
  }

  /**
   * How soon contacts are to be answered, reckoned with the hours of the queue's calendar.
   *
   * @param seconds from the citizen's word to the first answer
   * @param percent of the contacts for which this is promised, 1 to 100
   */
  public record Target(int seconds, int percent) {
    private static final int ALL = 100;

    /** Checks the bounds. */
    public Target {
      Entries.within(1, MONTH, seconds, "seconds");
      Entries.within(1, ALL, percent, "percent");
    }
  }

  /**
   * What is done about a contact that has waited for so long, reckoned with the hours of the
   * queue's calendar.
   *
   * @param headStartSeconds counts as having waited so much longer from then on
   * @param anySkill whether agents who lack the skills, but speak the language, are offered it too
   * @param to the queue that it goes to, with its place; empty if it stays
   */
  public record Step(int afterSeconds, int headStartSeconds, boolean anySkill, String to) {
    /** Checks the bounds. */
    public Step {
      Entries.within(1, MONTH, afterSeconds, "afterSeconds");
      Entries.within(0, MONTH, headStartSeconds, "headStartSeconds");
      to = Entries.codeOrNone(to, "to");
      if (headStartSeconds == 0 && !anySkill && to.isEmpty()) {
        throw new IllegalArgumentException(
            "a step must do something: headStartSeconds, anySkill or to");
      }
    }
  }
}
