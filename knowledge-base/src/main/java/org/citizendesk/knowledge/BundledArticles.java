// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The articles that come with the program, in its jar or in its folder of classes. */
final class BundledArticles {
  private static final String FOLDER = "org/citizendesk/knowledge/articles/";

  private BundledArticles() {}

  static Map<String, byte[]> files() {
    return files(home());
  }

  static LibrarySource source() {
    Map<String, byte[]> files = files();
    return LibrarySource.ofFiles(files, () -> sound(LibraryReading.ofFiles(files)));
  }

  static ArticleLibrary library() {
    return sound(read(home()));
  }

  private static ArticleLibrary sound(LibraryReading reading) {
    if (!reading.errors().isEmpty()) {
      throw new KnowledgeException(
          "bundled article is wrong: " + reading.errors().getFirst(), null);
    }
    return reading.library();
  }

  /**
   * @param home a jar or a folder of classes
   */
  static LibraryReading read(Path home) {
    return LibraryReading.ofFiles(files(home));
  }

  private static Map<String, byte[]> files(Path home) {
    return Files.isDirectory(home) ? LibraryReading.files(home.resolve(FOLDER)) : inJar(home);
  }

  private static Map<String, byte[]> inJar(Path jar) {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(BundledArticles::isArticle).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          files.put(entry.getName().substring(FOLDER.length()), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot read the articles in " + jar, e);
    }
    return files;
  }

  private static boolean isArticle(ZipEntry entry) {
    return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".md");
  }

  private static Path home() {
    try {
      return Path.of(
          BundledArticles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new KnowledgeException("cannot tell where the program is installed", e);
    }
  }
}
