// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.Excerpt;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Searches articles and prints the best, each with its best sentence. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Searches the articles that come with the program, or those of a folder.")
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "WORDS", description = "what to look for")
  private List<String> words = List.of();

  @Mixin private LibraryOption articles = new LibraryOption();

  @Option(names = "--language", paramLabel = "CODE", description = "such as en, es (default: en)")
  private String language = "en";

  @Option(names = "--program", paramLabel = "NAME", description = "only these programs")
  private Set<String> programs = Set.of();

  @Option(names = "--place", paramLabel = "CODE", description = "in force in US, US-CA, US-CA-037")
  private @Nullable Jurisdiction place;

  @Mixin private WhenOptions when = new WhenOptions();

  @Option(names = "--limit", paramLabel = "N", description = "most articles shown (default: 5)")
  private int limit = 5;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "keep the index in this folder, and index only what has changed since the last time"
              + " (default: index all in memory)")
  private @Nullable Path index;

  @Option(
      names = "--meaning",
      description =
          "also by what is meant, in the order that desktops show; works out first what all passages"
              + " mean, some ten milliseconds each")
  private boolean meaning;

  @Override
  public Integer call() throws PackageRefusedException {
    SearchRequest request = request();
    LibrarySource source = articles.source();
    try (KnowledgeBase base =
        index == null ? KnowledgeBase.open(source) : KnowledgeBase.open(index, source)) {
      // Where nothing has changed, no article has to be read.
      if (base.depth() == Depth.PREPARING) {
        base.catchUp(Progress.IGNORED);
      }
      return print(
          meaning
              ? LanguageModel.with(model -> deeply(base, request, model))
              : base.search(request));
    }
  }

  private static SearchPage deeply(KnowledgeBase base, SearchRequest request, Embedder model) {
    base.learn(() -> model);
    if (base.depth(request.language()) == Depth.WORDS_OF_LANGUAGE) {
      return base.search(request)
          .saying(List.of("By meaning only in English: this search was by words."));
    }
    return base.searchDeeply(request)
        .orElseThrow(() -> new KnowledgeException(LanguageModel.FAILS, null));
  }

  private SearchRequest request() {
    try {
      return SearchRequest.of(String.join(" ", words), language, when.asOf())
          .in(programs)
          .at(place)
          .limit(limit);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int print(SearchPage page) {
    PrintWriter out = spec.commandLine().getOut();
    page.notes().forEach(out::println);
    if (page.corrected() != null) {
      out.println("Searched for: " + page.corrected());
    }
    for (SearchHit hit : page.hits()) {
      out.printf("%s  [%s, %s]%n", hit.title(), hit.article(), hit.jurisdiction());
      if (hit.federalFloor() != null) {
        out.printf("    The federal rule below it: %s%n", hit.federalFloor());
      }
      out.printf("    %s%s%n", hit.heading().isEmpty() ? "" : hit.heading() + ": ", marked(hit));
    }
    if (page.isEmpty()) {
      out.println("Nothing found.");
      return KnowledgeCommand.WRONG;
    }
    return KnowledgeCommand.FINE;
  }

  private static String marked(SearchHit hit) {
    StringBuilder text = new StringBuilder(hit.excerpt().text());
    for (Excerpt.Mark mark : hit.excerpt().marks().reversed()) {
      text.insert(mark.end(), '*').insert(mark.start(), '*');
    }
    return text.toString();
  }
}
