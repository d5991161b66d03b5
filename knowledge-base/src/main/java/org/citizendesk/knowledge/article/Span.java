// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words in one style.
 *
 * @param link an {@code https:}, {@code mailto:} or {@code tel:} address or an {@link ArticleLink};
 *     empty if it is no link
 */
public record Span(String text, boolean bold, boolean italic, String link) {
  /** Returns the words of a run of spans. */
  public static String text(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
