// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was typed, as HTML. */
class LetterHtmlTest {
  @Test
  void paragraphsListsQuotationsAndTheSignatureAreWhatWasMeant() {
    assertEquals(
        """
        <p>Dear Ana,</p>
        <p>we need:</p>
        <ul>
        <li>a &lt;b&gt;lease&lt;/b&gt;</li>
        <li>a card</li>
        </ul>
        <p>Then:</p>
        <ol start="1">
        <li>sign</li>
        <li>send</li>
        </ol>
        <ol start="5">
        <li>wait</li>
        </ol>
        <blockquote type="cite">
        <p>When?<br>
        Soon?</p>
        <blockquote type="cite">
        <p>older</p>
        </blockquote>
        </blockquote>
        <div>-- <br>
        Priya &amp; Co<br>
        1. not a list</div>
        """,
        body(
            """
            Dear Ana,

            we need:
            - a <b>lease</b>
            * a card
            Then:
            1. sign
            2) send
            5. wait
            > When?
            > Soon?
            >
            > > older

            -- \nPriya & Co
            1. not a list
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see https://a.test/x?y=1&z=2. | https://a.test/x?y=1&z=2 | https://a.test/x?y=1&z=2
          (https://a.test/b) | https://a.test/b | https://a.test/b
          to ana.b+c@mail.test, please | mailto:ana.b+c@mail.test | ana.b+c@mail.test
          https://a.test/"onclick= | https://a.test/ | https://a.test/
          """)
  void linksEndWhereTheSentenceGoesOn(String text, String href, String shown) {
    Document read = Jsoup.parse(LetterHtml.of(text));

    assertEquals(href, read.selectFirst("a").attr("href"));
    assertEquals(shown, read.selectFirst("a").text());
    assertEquals(1, read.select("a").size());
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "<a href=x>y</a>",
    "a@@b.test",
    "https://",
    "&lt;b&gt;",
    "x\" onload=\"y",
    "x' onload=y"
  })
  void nothingTypedIsTakenForHtmlOrForAnOddLink(String text) {
    Document read = Jsoup.parse(LetterHtml.of(text));

    assertEquals(0, read.select("a, script, [onload]").size());
    assertEquals(text, read.body().text());
  }

  @Test
  @Timeout(10)
  void hugeTextsAndDeepQuotationsTakeNoTime() {
    for (String piece : new String[] {"a", "a.", "@", "https://", ">", "1. ", "- ", "a@a."}) {
      String text = piece.repeat(60_000);

      assertTrue(LetterHtml.of(text).length() >= text.length() / 2);
      assertTrue(LetterHtml.of(text.replace(" ", "\n")).length() > 50);
    }
  }

  private static String body(String text) {
    String html = LetterHtml.of(text);
    return html.substring(html.indexOf("<body>\n") + 7, html.indexOf("</body>"));
  }
}
