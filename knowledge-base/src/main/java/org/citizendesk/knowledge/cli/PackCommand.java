// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.edition.Manifest;
import org.citizendesk.knowledge.edition.PackageMaker;
import org.citizendesk.knowledge.edition.PackageReading;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.PackagedArticles;
import org.citizendesk.knowledge.edition.SigningKey;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.meaning.SentenceModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Packs a folder of articles. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description =
        "Packs all articles of a folder with their index into one signed file, which a server"
            + " publishes and a desktop opens from any drive.")
final class PackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "the articles")
  private Path folder = Path.of("");

  @Option(
      names = "--edition",
      required = true,
      paramLabel = "N",
      description = "a number higher than that of the edition before")
  private long edition;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the secret key, made by: knowledge keys")
  private Path key = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where the package goes, such as policy-12.zip")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "of the collection; a desktop keeps to one (default: policy)")
  private String name = "policy";

  @Option(
      names = "--expires",
      paramLabel = "DATE",
      description = "the first day on which it may no longer be installed (default: never)")
  private @Nullable LocalDate expires;

  @Option(
      names = "--made",
      paramLabel = "TIME",
      description =
          "when it was made, such as 2026-11-28T09:00:00Z, to get the same bytes again (default:"
              + " now)")
  private Instant made = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

  @Option(
      names = "--meaning",
      description = "put in what the passages mean, which else each desktop works out by itself")
  private boolean meaning;

  @Option(
      names = "--ranker",
      paramLabel = "FILE",
      description =
          "the order in which desktops show what they find, made by: knowledge learn (default: that"
              + " of the program)")
  private @Nullable Path ranker;

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description =
          "an earlier package; writes beside the whole package also one of what has changed since,"
              + " named by both editions; indexes only that anew")
  private @Nullable Path since;

  @Override
  public Integer call() throws PackageRefusedException {
    SigningKey signing = SigningKey.read(key);
    Manifest manifest;
    try {
      Instant end = expires == null ? null : expires.atStartOfDay(ZoneOffset.UTC).toInstant();
      manifest = pack(new PackageMaker.Label(name, edition, made, end), signing);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    say(
        "Packed edition %d of %s: %d files, signed with %s, in %s."
            .formatted(edition, name, manifest.files().size(), manifest.signer(), file));
    if (since != null) {
      changes(since, signing);
    }
    return KnowledgeCommand.FINE;
  }

  private Manifest pack(PackageMaker.Label label, SigningKey signing)
      throws PackageRefusedException {
    if (!meaning) {
      return pack(signing, label, null);
    }
    try (SentenceModel model = SentenceModel.load()) {
      return pack(signing, label, model);
    } catch (EmbeddingException e) {
      throw new KnowledgeException(
          "this machine cannot work out what passages mean; pack without --meaning", e);
    }
  }

  private Manifest pack(SigningKey signing, PackageMaker.Label label, @Nullable SentenceModel model)
      throws PackageRefusedException {
    PackageMaker.Contents contents = new PackageMaker.Contents(folder, model, ranker);
    return since == null
        ? PackageMaker.pack(contents, label, signing, file)
        : PackageMaker.pack(contents, label, signing, file, since);
  }

  private void changes(Path earlier, SigningKey signing) throws PackageRefusedException {
    Manifest before;
    try (PackageReading reading = PackageReading.open(earlier, signing.trusted())) {
      before = reading.manifest();
    }
    Path changes =
        file.resolveSibling("%s-%d-since-%d.zip".formatted(name, edition, before.edition()));
    PackageMaker.changes(file, before, changes);
    rewritten(PackagedArticles.read(earlier, signing.trusted()))
        .forEach(
            article ->
                say(
                    "warning: %s says something else than in edition %d, under the same version: who"
                            .formatted(article, before.edition())
                        + " quoted it then is shown the new text"));
    say("What has changed since edition %d is in %s.".formatted(before.edition(), changes));
  }

  /** Returns which versions were changed instead of being followed by a new one. */
  private Stream<ArticleKey> rewritten(ArticleLibrary before) {
    return LibraryReading.ofFolder(folder).library().articles().stream()
        .filter(
            now ->
                before
                    .find(now.key())
                    .filter(it -> !it.sections().equals(now.sections()))
                    .isPresent())
        .map(Article::key);
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
  }
}
