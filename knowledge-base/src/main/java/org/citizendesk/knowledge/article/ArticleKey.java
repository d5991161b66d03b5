// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/**
 * Names one version of one article in one language, for good: what was quoted to a citizen can be
 * opened again years later.
 *
 * @param id the article, in all its versions and languages
 * @param language two lower-case letters, as in ISO 639-1
 * @param version from 1
 */
public record ArticleKey(String id, String language, int version) {
  @Override
  public String toString() {
    return id + "." + language + " version " + version;
  }
}
