// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.knowledge;

import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.knowledge.Installing;
import org.citizendesk.desktop.knowledge.KnowledgeFolders;
import org.citizendesk.desktop.knowledge.OpenKnowledge;
import org.citizendesk.desktop.knowledge.PackageInstaller;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.edition.PackageMaker;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.citizendesk.knowledge.edition.SigningKey;
import org.citizendesk.knowledge.edition.TrustedKeys;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.knowledge.PublishedPackages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the knowledge owner's key to what a desktop finds, over a real server. */
class PublishedKnowledgeTest {
  private static final SigningKey KEY = SigningKey.fresh();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;

  private final List<CompletableFuture<Installing>> outcomes = new CopyOnWriteArrayList<>();
  private Path data;
  private KnowledgeFolders folders;
  private CentralServer server;
  private OpenKnowledge knowledge;
  private DesktopCore core;

  @BeforeEach
  void open() throws IOException {
    data = Files.createDirectories(folder.resolve("server"));
    KEY.writePublic(data.resolve("policy.pem"));
    server =
        CentralServer.start(ServerOptions.local(data).with(Map.of("knowledge.key", "policy.pem")));
    server.accounts().create("ann", "Ann", PASSWORD.toCharArray(), Set.of(Role.AGENT));
    Path desk = folder.resolve("desk");
    folders = KnowledgeFolders.in(desk);
    Files.createDirectories(folders.keys());
    KEY.writePublic(folders.keys().resolve("policy.pem"));
    knowledge = opened();
    core =
        DesktopCore.open(
            DesktopOptions.of(URI.create("http://127.0.0.1:" + server.port()), desk)
                .informing(new Noting()));
  }

  @AfterEach
  void close() {
    core.close();
    knowledge.close();
    server.close();
  }

  @Test
  void aPublishedEditionReachesADesktopAndThenOnlyWhatHasChanged() throws Exception {
    publish(pack(1, "Zeppelin", "Anchor"));
    KnowledgeBase base = knowledge.knowledge().get();
    assertEquals(0, hits(base, "zeppelin"));

    awaitEdition(1);
    assertEquals(1, hits(base, "zeppelin"));

    publish(pack(2, "Airship", "Anchor"));
    awaitEdition(2);
    assertEquals(1, hits(base, "airship"));
    assertEquals(0, hits(base, "zeppelin"));
    assertEquals(1, hits(base, "anchor"));
    assertEquals(1, knowledge.inUse().get().previous());

    core.close();
    server.close();
    knowledge.close();
    knowledge = opened();
    assertEquals(1, hits(knowledge.knowledge().get(), "airship"), "with no server at all");
  }

  @Test
  void aServerThatOffersWhatAStrangerSignedIsNotBelieved() throws Exception {
    Path file = pack(1, "Zeppelin");
    Files.delete(folders.keys().resolve("policy.pem"));
    SigningKey.fresh().writePublic(folders.keys().resolve("other.pem"));
    publish(file);

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              signIn();
              return !outcomes.isEmpty();
            });

    Installing.Refused refused =
        assertInstanceOf(Installing.Refused.class, outcomes.getFirst().join());
    assertEquals(Why.UNKNOWN_KEY, refused.why());
    assertEquals(0, knowledge.edition());
    assertEquals(0, hits(knowledge.knowledge().get(), "zeppelin"));
  }

  /** Remembers what came of the packages that the server sent. */
  private final class Noting implements PackageInstaller {
    @Override
    public long edition() {
      return knowledge.edition();
    }

    @Override
    public long highest() {
      return knowledge.highest();
    }

    @Override
    public CompletableFuture<Installing> install(Path file) {
      CompletableFuture<Installing> outcome = knowledge.install(file);
      outcomes.add(outcome);
      return outcome;
    }
  }

  private OpenKnowledge opened() {
    return new OpenKnowledge(
        folders,
        () -> {
          throw new EmbeddingException("no model is needed here", new IllegalStateException());
        },
        Clock.systemUTC());
  }

  /** Each sign-in asks for news; the server looks into its folder every few seconds. */
  private void awaitEdition(long edition) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              signIn();
              return knowledge.edition() == edition;
            });
  }

  private void signIn() {
    SignIn.Result result = core.signIn().signIn("ann", PASSWORD.toCharArray()).join();
    assertTrue(result instanceof SignIn.Result.SignedIn, result.toString());
  }

  private void publish(Path file) throws Exception {
    PublishedPackages packages =
        new PublishedPackages(
            data.resolve(PublishedPackages.FOLDER),
            folder.resolve("changes"),
            TrustedKeys.read(data.resolve("policy.pem")));
    packages.publish(file, Clock.systemUTC().instant());
  }

  private Path pack(long edition, String... titles) throws IOException {
    Path articles = Files.createDirectories(folder.resolve("articles-" + edition));
    for (int i = 0; i < titles.length; i++) {
      ArticleFile.write(articles, "a" + i, titles[i], "snap", "A short text.");
    }
    Path file = folder.resolve("policy-" + edition + ".zip");
    PackageMaker.Label label =
        new PackageMaker.Label("policy", edition, Clock.systemUTC().instant(), null);
    PackageMaker.pack(PackageMaker.Contents.of(articles), label, KEY, file);
    return file;
  }

  private static int hits(KnowledgeBase base, String word) {
    return base.search(SearchRequest.of(word, "en", TODAY)).hits().size();
  }
}
