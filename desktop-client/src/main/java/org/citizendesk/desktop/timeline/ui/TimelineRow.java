// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.Attached;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.LocalDate;
import java.util.List;

/** One row of a timeline, in words, ready to be painted. */
public sealed interface TimelineRow {
  /** Returns what stays the same while the row changes, unlike any other row's of the list. */
  String key();

  /** Returns the whole row as it is read aloud. */
  String spoken();

  /** Returns the files that can be opened from it. */
  default List<Attached> files() {
    return List.of();
  }

  /**
   * How a row stands with the server.
   *
   * @param time when it happened, as a time of day
   * @param own whether this agent wrote it, so that its delivery is of interest
   * @param words the delivery in words, with the reason if it was refused
   */
  record Stamp(String time, Delivery delivery, boolean own, String words) {
    /** Returns whether the delivery is shown. */
    public boolean tells() {
      return own || delivery != Delivery.ACCEPTED;
    }
  }

  /** The topmost row: what there is above. */
  record Older(State state, String spoken) implements TimelineRow {
    /** What there is above. */
    public enum State {
      /** More, as soon as it is scrolled to. */
      MORE,
      /** More, on its way. */
      LOADING,
      /** More, on a server that cannot be reached. */
      OFFLINE,
      /** Nothing. */
      BEGINNING
    }

    @Override
    public String key() {
      return "older";
    }
  }

  /**
   * A new day begins.
   *
   * @param index tells apart two stretches of one day, which clocks that differ can make
   */
  record Day(LocalDate date, int index, String spoken) implements TimelineRow {
    @Override
    public String key() {
      return "day " + date + " " + index;
    }
  }

  /**
   * Something said in a chat.
   *
   * @param incoming whether the citizen said it
   * @param text empty if there are files alone
   * @param attachments each with its size
   */
  record Bubble(
      EventId id,
      boolean incoming,
      String author,
      String text,
      List<Attached> attachments,
      Stamp stamp,
      String spoken)
      implements TimelineRow {
    /** Copies the list. */
    public Bubble {
      attachments = List.copyOf(attachments);
    }

    @Override
    public List<Attached> files() {
      return attachments;
    }

    @Override
    public String key() {
      return id.toString();
    }
  }

  /**
   * A mail.
   *
   * @param address who it came from or goes to, as a phrase
   * @param quoted what it quotes of earlier mails; empty if it quotes none
   * @param unfolded whether the quotation is shown
   * @param attachments each with its size
   * @param notes what could not be read
   * @param transport what the mail system did with our mail
   */
  record Mail(
      EventId id,
      boolean incoming,
      String address,
      String subject,
      String text,
      String quoted,
      boolean unfolded,
      List<Attached> attachments,
      List<String> notes,
      Transport transport,
      Stamp stamp,
      String spoken)
      implements TimelineRow {
    /** Copies the lists. */
    public Mail {
      attachments = List.copyOf(attachments);
      notes = List.copyOf(notes);
    }

    @Override
    public List<Attached> files() {
      return attachments;
    }

    @Override
    public String key() {
      return id.toString();
    }
  }

  /**
   * What the mail system did with a mail of ours.
   *
   * @param words empty if nothing is known
   * @param failed whether it did not take it
   */
  record Transport(String words, boolean failed) {
    /** Nothing known yet. */
    public static final Transport NONE = new Transport("", false);
  }

  /** A whole call, from ringing to its end. */
  record CallCard(String key, Phase phase, String title, String detail, Stamp stamp, String spoken)
      implements TimelineRow {
    /** How far the call is. */
    public enum Phase {
      /** Ringing. */
      RINGING,
      /** Somebody talks, or the citizen waits on the line. */
      LIVE,
      /** Over. */
      ENDED,
      /** Over, and nobody answered. */
      MISSED
    }
  }

  /**
   * Something that an agent wrote down.
   *
   * @param quoted the version of an article that can be opened from it; null if it is no quotation
   */
  record Card(
      EventId id,
      Kind kind,
      String title,
      String text,
      KnowledgeFact.@Nullable Quoted quoted,
      Stamp stamp,
      String spoken)
      implements TimelineRow {
    /** What it is. */
    public enum Kind {
      /** For colleagues. */
      NOTE,
      /** An article that was quoted to the citizen. */
      QUOTE,
      /** How a contact ended. */
      WRAP_UP
    }

    @Override
    public String key() {
      return id.toString();
    }
  }

  /**
   * Something small, in one thin line; neighbours of one contact share a line.
   *
   * @param contact null if it belongs to none
   * @param puzzling whether this version does not understand it
   */
  record Line(
      EventId id,
      @Nullable ContactId contact,
      boolean puzzling,
      String text,
      Stamp stamp,
      String spoken)
      implements TimelineRow {
    @Override
    public String key() {
      return id.toString();
    }
  }
}
