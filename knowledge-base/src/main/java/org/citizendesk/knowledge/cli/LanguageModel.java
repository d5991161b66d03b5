// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.meaning.SentenceModel;
import java.util.function.Function;

/** The model that reads what passages mean, for one command. */
final class LanguageModel {
  static final String FAILS = "this machine cannot work out what passages mean";

  private LanguageModel() {}

  /**
   * Loads it, works with it and closes it.
   *
   * @throws KnowledgeException if it fails on this machine
   */
  static <T> T with(Function<Embedder, T> work) {
    try (SentenceModel model = SentenceModel.load()) {
      return work.apply(model);
    } catch (EmbeddingException e) {
      throw new KnowledgeException(FAILS, e);
    }
  }
}
