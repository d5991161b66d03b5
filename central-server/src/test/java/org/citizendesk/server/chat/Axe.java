// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.openqa.selenium.chrome.ChromeDriver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Judges the page that a browser shows by the rules of axe-core for WCAG 2.2, levels A and AA. */
final class Axe {
  /** Nothing is fetched, as the page forbids it. */
  private static final String RUN =
      """
      const done = arguments[0];
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      axe.run(document, {runOnly: {type: 'tag', values: tags}, preload: false}).then(
        r => done(r.violations
          .flatMap(rule => rule.nodes.map(n => rule.id + ' ' + n.target + ': ' + n.failureSummary))
          .concat(r.passes.length > 10 ? [] : ['only ' + r.passes.length + ' rules applied'])),
        e => done([String(e)]));
      """;

  private final ChromeDriver driver;
  private final String source;

  Axe(ChromeDriver driver) throws IOException {
    this.driver = driver;
    try (InputStream in =
        Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns what is wrong, where. */
  List<String> complaints() {
    if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(source);
    }
    return ((List<?>) Objects.requireNonNull(driver.executeAsyncScript(RUN)))
        .stream().map(String::valueOf).toList();
  }
}
