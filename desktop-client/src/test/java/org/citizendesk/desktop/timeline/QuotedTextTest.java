// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Folding never hides what somebody wrote. */
class QuotedTextTest {
  @Test
  void leavesAPlainMailAlone() {
    assertEquals(
        new QuotedText("Hello,\n\nplease help.", ""), QuotedText.of("Hello,\n\nplease help.\n"));
  }

  @Test
  void partsTheQuotationWithItsAttribution() {
    QuotedText parts =
        QuotedText.of(
            "Thank you.\n\nOn Thu, Nov 19, 2026, Benefits wrote:\n> Send it.\n>\n> Bye\n");

    assertEquals("Thank you.", parts.fresh());
    assertEquals("On Thu, Nov 19, 2026, Benefits wrote:\n> Send it.\n>\n> Bye", parts.quoted());
  }

  @Test
  void knowsAnAttributionThatIsBrokenIntoLines() {
    QuotedText parts =
        QuotedText.of(
            "Sí.\n\nEl jue, 19 nov 2026 a las 11:02, Benefits\n(<b@agency.test>) escribió:\n\n> Hola");

    assertEquals("Sí.", parts.fresh());
  }

  @Test
  void partsWhatOfficeProgramsAppend() {
    assertEquals(
        "Done.", QuotedText.of("Done.\n\n-----Original Message-----\nFrom: x\nBye").fresh());
    assertEquals(
        "Done.", QuotedText.of("Done.\n\nFrom: Benefits\nSent: Thursday\nTo: me\n\nBye").fresh());
    assertEquals("Hecho.", QuotedText.of("Hecho.\nDe: B\nEnviado: jueves\nAdiós").fresh());
  }

  @Test
  void foldsNothingWhereAnswersStandBetweenTheLines() {
    String text = "> Which month?\nMay.\n> Which office?\nThe one downtown.";

    assertEquals(new QuotedText(text, ""), QuotedText.of(text));
  }

  @Test
  void keepsASentenceThatMerelyBeginsLikeAHeader() {
    String text = "From: my heart, thank you.\nYou helped a lot.";

    assertEquals(new QuotedText(text, ""), QuotedText.of(text));
  }

  @Test
  void showsAMailThatIsNothingButAQuotation() {
    assertEquals(new QuotedText("> Send it.", ""), QuotedText.of("> Send it."));
    assertEquals(new QuotedText("", ""), QuotedText.of("  \n"));
  }

  @Test
  void aSignatureBelowTheQuotationIsNotFoldedWithIt() {
    QuotedText parts =
        QuotedText.of("Yes.\n\nOn Nov 21, 2026, 10:42 AM, Ana wrote:\n> When?\n\n-- \nPriya");

    assertEquals("Yes.\n\n-- \nPriya", parts.fresh());
    assertEquals("On Nov 21, 2026, 10:42 AM, Ana wrote:\n> When?", parts.quoted());
  }

  @Test
  void aSignatureAboveTheQuotationStaysWhereItIs() {
    QuotedText parts = QuotedText.of("Yes.\n\n-- \nPriya\n\n> When?");

    assertEquals("Yes.\n\n-- \nPriya", parts.fresh());
    assertEquals("> When?", parts.quoted());
  }
}
