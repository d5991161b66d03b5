// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;

import static org.citizendesk.protocol.event.Bounds.atLeast;
import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** Which policy was used in a contact, and what its readers say of it. */
public sealed interface KnowledgeFact extends Fact {
  /** Longest explanation of a flag, in characters. */
  int MAX_TEXT = 2_000;

  /** Who reads what an article was quoted in. */
  enum Reader {
    /** The citizen, who reads it or hears it on the telephone. */
    CITIZEN,
    /** Colleagues only, in a note. */
    COLLEAGUES
  }

  /** What became of a section that was found. */
  enum Use {
    /** It was put into a reply or a note. */
    QUOTED,
    /** It was open for so long that it was read. */
    READ
  }

  /** What is wrong with an article. */
  enum Reason {
    /** It says something that is not so. */
    WRONG,
    /** It was so once. */
    OUT_OF_DATE,
    /** It cannot be understood. */
    UNCLEAR,
    /** Something that one needs is not in it. */
    INCOMPLETE,
    /** A link leads nowhere. */
    BROKEN_LINK,
    /** See the text. */
    OTHER
  }

  /**
   * An agent quoted an article: the exact version is pinned.
   *
   * @param article the article's id
   * @param version the version that was quoted
   * @param citation its first legal citation; empty if it has none
   * @param language of the version; null in facts of older programs
   * @param section the anchor of the section; null in facts of older programs
   * @param reader who reads it; null in facts of older programs, which is the citizen
   */
  record Quoted(
      String agent,
      String article,
      long version,
      String title,
      String citation,
      @Nullable String language,
      @Nullable String section,
      @Nullable Reader reader)
      implements KnowledgeFact {
    /** Checks the bounds. */
    @JsonCreator
    public Quoted {
      line(agent, "agent");
      line(article, "article");
      atLeast(1, version, "version");
      line(title, "title");
      line(citation, "citation");
      if (language != null) {
        line(language, "language");
      }
      if (section != null) {
        line(section, "section");
      }
    }

    /** Pins a version as older programs did. */
    public Quoted(String agent, String article, long version, String title, String citation) {
      this(agent, article, version, title, citation, null, null, null);
    }

    /** Returns the same for other readers. */
    public Quoted readBy(Reader newReader) {
      return new Quoted(agent, article, version, title, citation, language, section, newReader);
    }
  }

  /**
   * A search that found nothing, or that was put in other words: what the articles lack, or call
   * differently. It names nobody, neither the agent nor a citizen.
   *
   * @param query without numbers and addresses that could be somebody's
   * @param hits how many articles were found
   * @param language of the articles
   * @param program that was searched; empty for all
   * @param place where the rules were to hold; empty for all
   * @param next the words that were searched instead; empty if none were
   * @param opened the article that was used in the end; empty if none was
   */
  record Searched(
      String query,
      long hits,
      String language,
      String program,
      String place,
      String next,
      String opened)
      implements KnowledgeFact {
    /** Checks the bounds. */
    public Searched {
      line(query, "query");
      atLeast(0, hits, "hits");
      line(language, "language");
      line(program, "program");
      line(place, "place");
      line(next, "next");
      line(opened, "opened");
    }
  }

  /**
   * A section that was found answered a search: what the order of hits can be learned from. It
   * names nobody, neither the agent nor a citizen.
   *
   * @param query without numbers and addresses that could be somebody's
   * @param language of the articles
   * @param program that was searched; empty for all
   * @param place where the rules were to hold; empty for all
   * @param article the article's id
   * @param version the version that was found
   * @param section the anchor of the section; empty for the introduction
   * @param use what was done with it
   */
  record Found(
      String query,
      String language,
      String program,
      String place,
      String article,
      long version,
      String section,
      Use use)
      implements KnowledgeFact {
    /** Checks the bounds. */
    public Found {
      line(query, "query");
      line(language, "language");
      line(program, "program");
      line(place, "place");
      line(article, "article");
      atLeast(1, version, "version");
      line(section, "section");
      present(use, "use");
    }
  }

  /**
   * A reader says that something is wrong with an article; it goes to the article's owner.
   *
   * @param agent who says so
   * @param article the article's id
   * @param version the version that was read
   * @param section the anchor of the section that is meant; empty for the article as a whole
   * @param text may be empty
   */
  record Flagged(
      String agent,
      String article,
      String language,
      long version,
      String title,
      String section,
      Reason reason,
      String text)
      implements KnowledgeFact {
    /** Checks the bounds. */
    public Flagged {
      line(agent, "agent");
      line(article, "article");
      line(language, "language");
      atLeast(1, version, "version");
      line(title, "title");
      line(section, "section");
      present(reason, "reason");
      Bounds.text(text, MAX_TEXT, "text");
    }
  }

  /**
   * A reader takes a flag back.
   *
   * @param agent who had set it
   * @param flag the event in which it was set
   */
  record FlagWithdrawn(String agent, EventId flag) implements KnowledgeFact {
    /** Checks the bounds. */
    public FlagWithdrawn {
      line(agent, "agent");
      present(flag, "flag");
    }
  }

  /**
   * A user says that she has read a version of an article. Its subject is the citizen who stands
   * for her, see {@link org.citizendesk.protocol.id.CitizenId#ofAgent}.
   *
   * @param agent who read it
   * @param article the article's id
   * @param language of the version
   * @param version the version that was read
   * @param title of the version
   */
  record ReadConfirmed(String agent, String article, String language, long version, String title)
      implements KnowledgeFact {
    /** Checks the bounds. */
    public ReadConfirmed {
      line(agent, "agent");
      line(article, "article");
      line(language, "language");
      atLeast(1, version, "version");
      line(title, "title");
    }
  }
}
