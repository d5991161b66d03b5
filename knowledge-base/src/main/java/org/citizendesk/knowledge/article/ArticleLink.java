// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link to another article, written {@code article:snap-fair-hearing#if-they-disagree}. It names
 * no version: it leads to the one that is in force when it is followed.
 *
 * @param anchor the section; that of the introduction if the link names none
 */
public record ArticleLink(String id, String anchor) {
  static final String SCHEME = "article:";

  private static final Pattern FORM =
      Pattern.compile(SCHEME + "([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([\\p{L}\\p{N}-]+))?");

  /** Reads the link of a span; empty if it leads elsewhere or has another form. */
  public static Optional<ArticleLink> of(String link) {
    Matcher matcher = FORM.matcher(link);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String anchor = matcher.group(2);
    return Optional.of(
        new ArticleLink(matcher.group(1), anchor == null ? Section.INTRODUCTION : anchor));
  }
}
