// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.BookChanges;
import org.citizendesk.server.book.BookException;
import org.citizendesk.server.book.BookFile;
import org.citizendesk.server.book.BookWishes;
import org.citizendesk.server.book.Books;
import org.citizendesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** What an administrator does with the routing book from the command line. */
final class RoutingCommands {
  private RoutingCommands() {}

  /** Reads a book. */
  @Command(
      name = "routing-import",
      description = {
        "Makes FILE the routing book: queues, calendars, teams, agents and what holds for all.",
        "Says first what changes. What FILE does not name is removed. A server that runs takes it"
            + " within a second, one that does not run at its next start."
      },
      mixinStandardHelpOptions = true)
  static final class Import extends StoreCommands.Common implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON, as routing-show writes it.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only checks FILE and says what would change.")
    private boolean dry;

    @Override
    public Integer call() {
      try (Store store = join()) {
        String text = text();
        Book wanted = BookFile.read(text);
        BookChanges changes = BookChanges.between(store.read(new Books()::read), wanted);
        changes.words().forEach(this::say);
        BookFile.doubts(wanted).forEach(doubt -> say("Note: " + doubt + "."));
        if (changes.facts().isEmpty()) {
          return say("Nothing changes.");
        }
        if (dry) {
          return say("Nothing was changed: this was a dry run.");
        }
        BookWishes.wish(store, Environment.real().clock(), text);
        return say("A server that runs takes it within a second.");
      } catch (BookException e) {
        return fail(file + " is refused:" + System.lineSeparator() + e.getMessage());
      }
    }

    private String text() {
      try {
        return Files.readString(file);
      } catch (CharacterCodingException e) {
        throw new UncheckedIOException(file + " is not text in UTF-8", e);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
  }

  /** Writes the book. */
  @Command(
      name = "routing-show",
      description = "Writes the routing book that holds, as JSON.",
      mixinStandardHelpOptions = true)
  static final class Show extends StoreCommands.Common implements Callable<Integer> {
    @Override
    public Integer call() {
      try (Store store = join()) {
        return say(BookFile.write(store.read(new Books()::read)));
      }
    }
  }
}
