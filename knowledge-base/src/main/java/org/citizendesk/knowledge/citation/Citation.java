// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.citation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place in the law. {@code toString} writes it in the one form that the product prints. */
public sealed interface Citation {
  /** Returns its name for machines, from the widest part to the narrowest, joined by slashes. */
  String id();

  /**
   * Returns what cannot be right about it, though it has the form of a citation.
   *
   * @param written the day by which it was cited: later law cannot have been meant
   */
  default Optional<String> flaw(LocalDate written) {
    return Optional.empty();
  }

  /** Returns whether the other is this one or a part of it. */
  default boolean covers(Citation other) {
    return (other.id() + "/").startsWith(id() + "/");
  }

  /** Returns whether a change of one may touch the other: the same, a part of it or around it. */
  default boolean touches(Citation other) {
    return covers(other) || other.covers(this);
  }

  /**
   * Reads one citation.
   *
   * @return {@link Other} for what is no federal citation, such as the law of a state
   */
  static Citation read(String text) {
    return CitationFinder.only(text.strip()).orElseGet(() -> new Other(text.strip()));
  }

  /** Returns the federal citations in a text, in order. */
  static List<Found> in(String text) {
    return CitationFinder.in(text);
  }

  /**
   * A citation in a text.
   *
   * @param start offset of its first char
   * @param end offset after its last char
   */
  record Found(Citation citation, int start, int end) {}

  /**
   * The Code of Federal Regulations.
   *
   * @param part such as {@code 273}
   * @param section what follows the point, such as {@code 2} of 273.2; empty for the whole part
   * @param paragraphs such as {@code g}, {@code 3}
   */
  record Cfr(int title, String part, String section, List<String> paragraphs) implements Citation {
    private static final int TITLES = 50;
    private static final int RESERVED = 35;

    /** Copies the list. */
    public Cfr {
      paragraphs = List.copyOf(paragraphs);
    }

    @Override
    public String id() {
      String place = section.isEmpty() ? part : part + "." + section;
      return joined("cfr/" + title + "/" + place, paragraphs);
    }

    /** A part covers its sections, though their ids stand beside its own. */
    @Override
    public boolean covers(Citation other) {
      return section.isEmpty()
          ? other instanceof Cfr cfr && cfr.title == title && cfr.part.equals(part)
          : Citation.super.covers(other);
    }

    @Override
    public Optional<String> flaw(LocalDate written) {
      return title >= 1 && title <= TITLES && title != RESERVED
          ? Optional.empty()
          : Optional.of("the CFR has no title " + title);
    }

    @Override
    public String toString() {
      return section.isEmpty()
          ? title + " CFR part " + part
          : title + " CFR " + part + "." + section + bracketed(paragraphs);
    }
  }

  /**
   * The United States Code.
   *
   * @param section such as {@code 1396a}
   * @param paragraphs such as {@code a}, {@code 34}
   */
  record Usc(int title, String section, List<String> paragraphs) implements Citation {
    private static final int TITLES = 54;
    private static final int RESERVED = 53;

    /** Copies the list. */
    public Usc {
      paragraphs = List.copyOf(paragraphs);
    }

    @Override
    public String id() {
      return joined("usc/" + title + "/" + section, paragraphs);
    }

    @Override
    public Optional<String> flaw(LocalDate written) {
      return title >= 1 && title <= TITLES && title != RESERVED
          ? Optional.empty()
          : Optional.of("the US Code has no title " + title);
    }

    @Override
    public String toString() {
      return title + " USC " + section + bracketed(paragraphs);
    }
  }

  /**
   * An act of Congress.
   *
   * @param division such as {@code HH}; empty if none is named
   * @param section such as {@code 501}; empty if none is named
   * @param paragraphs of the section
   */
  record PublicLaw(
      int congress, int number, String division, String section, List<String> paragraphs)
      implements Citation {
    private static final int FIRST_YEAR = 1789;

    /** Copies the list. */
    public PublicLaw {
      paragraphs = List.copyOf(paragraphs);
    }

    @Override
    public String id() {
      String law = "us-law/public/" + congress + "/" + number;
      String in = division.isEmpty() ? law : law + "/division-" + division;
      return joined(section.isEmpty() ? in : in + "/" + section, paragraphs);
    }

    @Override
    public Optional<String> flaw(LocalDate written) {
      int begun = FIRST_YEAR + 2 * (congress - 1);
      return congress >= 1 && begun <= written.getYear()
          ? Optional.empty()
          : Optional.of("Congress " + congress + " had not met by " + written);
    }

    @Override
    public String toString() {
      return "Public Law "
          + congress
          + "-"
          + number
          + (division.isEmpty() ? "" : ", division " + division)
          + (section.isEmpty() ? "" : ", section " + section + bracketed(paragraphs));
    }
  }

  /** The Federal Register: a volume for each year, and the page. */
  record FederalRegister(int volume, int page) implements Citation {
    private static final int YEAR_BEFORE_FIRST = 1935;

    @Override
    public String id() {
      return "fedreg/" + volume + "/" + page;
    }

    @Override
    public Optional<String> flaw(LocalDate written) {
      int year = YEAR_BEFORE_FIRST + volume;
      return volume >= 1 && year <= written.getYear()
          ? Optional.empty()
          : Optional.of("volume " + volume + " of the Federal Register is that of " + year);
    }

    @Override
    public String toString() {
      return volume + " FR " + page;
    }
  }

  /** An order of the President. */
  record ExecutiveOrder(int number) implements Citation {
    @Override
    public String id() {
      return "executive-order/" + number;
    }

    @Override
    public String toString() {
      return "Executive Order " + number;
    }
  }

  /**
   * Law that is not federal, or that could not be read.
   *
   * @param text as it was written
   */
  record Other(String text) implements Citation {
    @Override
    public String id() {
      return "other/" + text.replace('/', ' ');
    }

    @Override
    public Optional<String> flaw(LocalDate written) {
      return CitationFinder.looksFederal(text)
          ? Optional.of(
              "cannot be read; write it as 7 CFR 273.2(g), 42 USC 1396a(a), Public Law 117-328,"
                  + " section 501 or 89 FR 3990")
          : Optional.empty();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static String joined(String place, List<String> paragraphs) {
    return Stream.concat(Stream.of(place), paragraphs.stream()).collect(Collectors.joining("/"));
  }

  private static String bracketed(List<String> paragraphs) {
    return paragraphs.stream().map(it -> "(" + it + ")").collect(Collectors.joining());
  }
}
