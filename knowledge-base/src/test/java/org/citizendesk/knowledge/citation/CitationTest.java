// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.citation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The texts and ids of the first test are those of unitedstates/citation, which is CC0. */
class CitationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          14 CFR part 25                          | 14 CFR part 25         | cfr/14/25
          38 CFR Part 74.2                        | 38 CFR Part 74.2       | cfr/38/74.2
          48 CFR § 9903.201                       | 48 CFR § 9903.201      | cfr/48/9903.201
          48 CFR §9903.201                        | 48 CFR §9903.201       | cfr/48/9903.201
          45 C.F.R. 3009.4                        | 45 C.F.R. 3009.4       | cfr/45/3009.4
          5CFR, part 575                          | 5CFR, part 575         | cfr/5/575
          24 CFR 85.25(h)                         | 24 CFR 85.25(h)        | cfr/24/85.25/h
          5 CFR §531.610(f)                       | 5 CFR §531.610(f)      | cfr/5/531.610/f
          47 CFR 54.506 (c)                       | 47 CFR 54.506 (c)      | cfr/47/54.506/c
          47 CFR 54.506 (whatever)                | 47 CFR 54.506          | cfr/47/54.506
          see 43 C.F.R. §8360.0–7 & 8365.2        | 43 C.F.R. §8360.0–7    | cfr/43/8360.0-7
          the Act (5 U.S.C. 552) is               | 5 U.S.C. 552           | usc/5/552
          the Act (5 U.S.C. 552(a)(1)(E)) is      | 5 U.S.C. 552(a)(1)(E)  | usc/5/552/a/1/E
          of 1947 (50 U.S.C. 404o-1(a)) is        | 50 U.S.C. 404o-1(a)    | usc/50/404o-1/a
          under section 89 of title 14, United    | section 89 of title 14 | usc/14/89
          section 5362(5) of title 31, United     | section 5362(5) of title 31 | usc/31/5362/5
          section 5362-10c(5) of title 31, United | section 5362-10c(5) of title 31 | usc/31/5362-10c/5
          Act of 1980 (Pub. L. 96–164;            | Pub. L. 96–164         | us-law/public/96/164
          Act of 1980 (Pub. L. No. 96-164;        | Pub. L. No. 96-164     | us-law/public/96/164
          Act of 1980 (Pub L No 96-164;           | Pub L No 96-164        | us-law/public/96/164
          Act of 1980 (Public   Law  96–164;      | Public   Law  96–164   | us-law/public/96/164
          111 Stat. 251, Pub.L.No. 105-33, title  | Pub.L.No. 105-33       | us-law/public/105/33
          Act, 2010 (P.L. 111-80);                | P.L. 111-80            | us-law/public/111/80
          Act, 2010 (PL   111-83);                | PL   111-83            | us-law/public/111/83
          (3) Section 4402 of Public Law 107–171 (relating | Section 4402 of Public Law 107–171 | us-law/public/107/171/4402
          (3) Section 4402(e)(1) of PL 107–171 (relating | Section 4402(e)(1) of PL 107–171 | us-law/public/107/171/4402/e/1
          75 Fed. Reg. 28404                      | 75 Fed. Reg. 28404     | fedreg/75/28404
          69 FR 22135                             | 69 FR 22135            | fedreg/69/22135
          """)
  void findsOneInATextAndNamesItForMachines(String text, String match, String id) {
    List<Citation.Found> found = Citation.in(text);

    assertEquals(1, found.size(), found::toString);
    Citation.Found first = found.getFirst();
    assertEquals(match, text.substring(first.start(), first.end()));
    assertEquals(id, first.citation().id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7 CFR 273.10(e)(4)                          | 7 CFR 273.10(e)(4)
          6 C.F.R. Part 37                            | 6 CFR part 37
          26 CFR 1.36B-4                              | 26 CFR 1.36B-4
          26 CFR 301.6159-1                           | 26 CFR 301.6159-1
          42 U.S.C. § 1396a(a)(10)(E)                 | 42 USC 1396a(a)(10)(E)
          42 USC 1395w-114                            | 42 USC 1395w-114
          38 USC 5303A                                | 38 USC 5303A
          Pub. L. 117-328, division HH, section 501   | Public Law 117-328, division HH, section 501
          Ley Pública 117-328, división HH, sección 501 | Public Law 117-328, division HH, section 501
          Section 4402(e) of Public Law 107-171       | Public Law 107-171, section 4402(e)
          90 Fed. Reg. 27,074                         | 90 FR 27074
          Executive Order 14247                       | Executive Order 14247
          Cal. Elec. Code 2101                        | Cal. Elec. Code 2101
          12 NYCRR 380-2.5                            | 12 NYCRR 380-2.5
          """)
  void writesEachInOneForm(String text, String form) {
    Citation citation = Citation.read(text);

    assertEquals(form, citation.toString());
    assertEquals(citation, Citation.read(form));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7 CFR part 273     | 7 CFR 273.2(g)     | true
          7 CFR part 273     | 7 CFR part 273     | true
          7 CFR 273.2        | 7 CFR 273.2(g)(3)  | true
          7 CFR 273.2(g)     | 7 CFR 273.2        | false
          7 CFR 273.2        | 7 CFR 273.24       | false
          7 CFR part 27      | 7 CFR 273.2        | false
          42 USC 1396a(a)    | 42 USC 1396a(a)(34) | true
          42 USC 1396        | 42 USC 1396a       | false
          Public Law 117-328 | Public Law 117-328, division HH, section 501 | true
          Public Law 117-32  | Public Law 117-328 | false
          Tex. Lab. Code 212 | Tex. Lab. Code 212.151 | false
          """)
  void coversWhatIsAPartOfIt(String whole, String part, boolean covers) {
    Citation around = Citation.read(whole);
    Citation within = Citation.read(part);

    assertEquals(covers, around.covers(within));
    assertEquals(covers || within.covers(around), within.touches(around));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          51 CFR 1.1         | no title 51
          35 CFR 1.1         | no title 35
          53 USC 1           | no title 53
          55 USC 1           | no title 55
          Public Law 120-1   | Congress 120 had not met by 2026-11-21
          92 FR 10           | is that of 2027
          7 CFR              | cannot be read
          42 USC 1396 et seq. | cannot be read
          """)
  void saysWhatCannotBeRight(String text, String flaw) {
    Optional<String> said = Citation.read(text).flaw(LocalDate.of(2026, 11, 21));

    assertTrue(said.orElse("").contains(flaw), said::toString);
  }

  @ParameterizedTest
  @CsvSource({"7 CFR 273.2", "54 USC 1", "Public Law 119-21", "91 FR 10", "Cal. Elec. Code 2101"})
  void findsNoFlawInWhatCanBe(String text) {
    assertEquals(Optional.empty(), Citation.read(text).flaw(LocalDate.of(2026, 11, 21)));
  }

  @Test
  void findsAllInOrder() {
    String text =
        "Paid under 7 USC 2017(a) (7 CFR 273.10(e)(4), Public Law 116-127, section 2302).";

    assertEquals(
        "[7 USC 2017(a), 7 CFR 273.10(e)(4), Public Law 116-127, section 2302]",
        Citation.in(text).stream().map(Citation.Found::citation).toList().toString());
  }

  @Test
  void isQuickWithTextMadeToBeSlow() {
    assertEquals(List.of(), Citation.in("7 ".repeat(50_000) + "C F"));
    assertEquals(List.of(), Citation.in("section 1(a)(a)(a)".repeat(10_000) + "x"));
  }
}
