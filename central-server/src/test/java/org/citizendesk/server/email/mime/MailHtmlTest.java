// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.Locale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailHtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' jAvAsCrIpT&colon;alert(1)'>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<img src='https://track.test/pixel.gif'>",
        "<img src='//track.test/pixel.gif'>",
        "<img src='cid:x' onerror='alert(1)' srcset='https://track.test/a 2x'>",
        "<iframe src='https://track.test'></iframe>",
        "<object data='https://track.test'></object><embed src='https://track.test'>",
        "<svg><script>alert(1)</script><image href='https://track.test'/></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<form action='https://track.test'><input name=a><button>b</button></form>",
        "<base href='https://track.test/'><link rel=stylesheet href='https://track.test/a.css'>",
        "<meta http-equiv=refresh content='0;url=https://track.test'>",
        "<style>@import 'https://track.test/a.css'; p{background:url(https://track.test/b)}</style>",
        "<p style=\"background:url('https://track.test/b')\">x</p>",
        "<table background='https://track.test/b'><tr><td background='https://track.test/c'>x",
        "<video src='https://track.test' poster='https://track.test'></video>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='vbscript:msgbox(1)'>x</a>",
        "<!--[if mso]><script>alert(1)</script><![endif]-->",
      })
  void letsNothingRunAndNothingBeFetched(String hostile) {
    String safe = MailHtml.of("<p>before</p>" + hostile).sanitised().toLowerCase(Locale.ROOT);

    assertTrue(safe.contains("before"), safe);
    for (String bad : new String[] {"alert", "script", "track.test", "onerror", "style", "<form"}) {
      assertFalse(safe.contains(bad), bad + " in " + safe);
    }
  }

  @Test
  void keepsWhatPeopleWrite() {
    String html =
        "<p dir=\"rtl\">a <b>b</b></p><ul><li>c</li></ul><table><tr><td colspan=\"2\">d</td></tr>"
            + "</table><blockquote>e</blockquote><img src=\"cid:p1@x\" alt=\"map\" />";

    String safe = MailHtml.of(html).sanitised();

    for (String kept :
        new String[] {
          "dir=\"rtl\"", "<b>b</b>", "<li>c</li>", "colspan=\"2\"", "<blockquote>", "cid:p1", "map"
        }) {
      assertTrue(safe.contains(kept), kept + " not in " + safe);
    }
  }

  @Test
  void linksOpenWithoutTellingWhereFrom() {
    String safe = MailHtml.of("<a href=\"https://example.test/a\">x</a>").sanitised();

    assertTrue(safe.contains("href=\"https://example.test/a\""), safe);
    assertTrue(safe.contains("noreferrer"), safe);
  }

  @Test
  void countsImagesOnOtherServers() {
    MailHtml html = MailHtml.of("<img src=https://a.test/x><img src=cid:y><img src='//b.test/z'>");

    assertEquals(2, html.remoteImages());
  }

  @Test
  void makesReadableText() {
    MailHtml html =
        MailHtml.of(
            """
            <html><head><title>no</title><style>p{}</style></head><body>
            <p>Dear   <b>desk</b>,</p><p>I moved.<br>New street: <i>Elm</i> 5</p>
            <ul><li>one</li><li>two</li></ul>
            <table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>
            <script>alert(1)</script><pre>x
              y</pre>
            </body></html>
            """);

    assertEquals(
        """
        Dear desk,

        I moved.
        New street: Elm 5

        - one
        - two

        a b
        c

        x
          y""",
        Texts.tidy(html.text()));
  }

  @Test
  void mailOfHtmlOnlyHasText() {
    ParsedMail mail =
        MailReader.read(
            Mail.raw("From: a@b.test\nContent-Type: text/html\n\n<p>Hello <b>desk</b></p>\n"));

    assertEquals("Hello desk", mail.body().text());
  }

  @Test
  void saysThatRemoteImagesWereLeftOut() {
    ParsedMail mail =
        MailReader.read(
            Mail.raw("Content-Type: text/html\n\n<p>x<img src=https://track.test/p.gif></p>\n"));

    assertTrue(mail.notes().contains("Images on other servers were left out: 1."));
    assertFalse(mail.body().html().contains("track"), mail.body().html());
  }

  @Test
  void survivesEndlessNesting() {
    String deep = "<div>".repeat(100_000) + "bottom";

    MailHtml html = MailHtml.of(deep);

    assertFalse(html.sanitised().contains("script"));
    assertTrue(html.text().contains("bottom"));
  }
}
