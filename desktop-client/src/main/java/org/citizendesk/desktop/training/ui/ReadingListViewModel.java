// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.training.ReadingList;
import org.citizendesk.desktop.training.ReadingListFile;
import org.citizendesk.desktop.training.ReadingLists;
import org.citizendesk.desktop.training.ReadingLists.Saved;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Section;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Building reading lists: each change is saved at once. */
public final class ReadingListViewModel implements AutoCloseable {
  private final ReadingLists lists;
  private final KnowledgeBase knowledge;
  private final KnowledgeViewModel articles;
  private final UiContext context;
  private final Notices notices;
  private final Supplier<UUID> ids;
  private final Texts texts = Texts.of(ReadingListViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<List<Saved>> all = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Saved>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Saved>> undo =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Follows the lists until closed.
   *
   * @param knowledge belongs to the caller
   * @param articles opens entries, and says which article is open
   * @param ids makes new identifiers
   */
  public ReadingListViewModel(
      ReadingLists lists,
      KnowledgeBase knowledge,
      KnowledgeViewModel articles,
      UiContext context,
      Notices notices,
      Supplier<UUID> ids) {
    this.lists = lists;
    this.knowledge = knowledge;
    this.articles = articles;
    this.context = context;
    this.notices = notices;
    this.ids = ids;
    subscriptions.add(context.bridge().bind(all, lists.all()));
    subscriptions.follow(all, this::follow);
  }

  /** Returns all lists, by name. */
  public ReadOnlyObjectProperty<List<Saved>> all() {
    return all.getReadOnlyProperty();
  }

  /** Returns the list that is worked on; empty if there is none. */
  public ReadOnlyObjectProperty<Optional<Saved>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Returns what can be brought back; empty if nothing was taken away. */
  public ReadOnlyObjectProperty<Optional<Saved>> undo() {
    return undo.getReadOnlyProperty();
  }

  private void follow(List<Saved> now) {
    Optional<Saved> before = chosen.get();
    if (before.isEmpty()) {
      chosen.set(now.stream().findFirst());
    }
  }

  /** Works on another list. */
  public void choose(Saved saved) {
    undo.set(Optional.empty());
    chosen.set(Optional.of(saved));
  }

  /** Begins a list. */
  public void begin() {
    Saved made = new Saved(ids.get(), new ReadingList(texts.get("list.new-name"), null, List.of()));
    choose(made);
    save(() -> lists.save(made));
  }

  /** Deletes the list, which can be undone. */
  public void delete() {
    chosen
        .get()
        .ifPresent(
            gone -> {
              undo.set(Optional.of(gone));
              chosen.set(all.get().stream().filter(it -> !it.id().equals(gone.id())).findFirst());
              save(() -> lists.delete(gone.id()));
            });
  }

  /** Brings back what was taken away last. */
  public void bringBack() {
    undo.get()
        .ifPresent(
            before -> {
              undo.set(Optional.empty());
              chosen.set(Optional.of(before));
              save(() -> lists.save(before));
            });
  }

  /** Names the list; a blank name is not taken. */
  public void rename(String name) {
    if (!name.isBlank() && name.strip().length() <= ReadingList.MOST_NAME) {
      change(list -> new ReadingList(name.strip(), list.due(), list.entries()));
    }
  }

  /** Says by when it is to be read; null for no day. */
  public void setDue(@Nullable LocalDate due) {
    change(list -> new ReadingList(list.name(), due, list.entries()));
  }

  /** Adds an article at the end, in this version; says so if it is on the list already. */
  public void add(Article article) {
    ReadingList.Entry entry = ReadingList.Entry.of(article.key());
    if (chosen.get().isEmpty()) {
      begin();
    }
    change(
        list -> {
          boolean there = list.entries().stream().anyMatch(it -> it.isOf(article.key()));
          if (there) {
            notices.say(Tone.INFO, texts.get("list.there", article.title(), list.name()));
            return list;
          }
          notices.say(Tone.GOOD, texts.get("list.added", article.title(), list.name()));
          return list.inserted(list.entries().size(), entry);
        });
  }

  /** Adds the article that is open. */
  public void addOpened() {
    articles.opened().get().ifPresent(page -> add(page.article()));
  }

  /** Takes an entry away, which can be undone. */
  public void remove(int index) {
    Optional<Saved> before = chosen.get();
    if (isEntry(index)) {
      change(list -> list.without(index));
      undo.set(before);
    }
  }

  /** Moves an entry; does nothing if there is no such place. */
  public void move(int from, int to) {
    if (isEntry(from) && isEntry(to) && from != to) {
      change(list -> list.moved(from, to));
    }
  }

  /** Pins the version that holds today, or lets the day of reading decide. */
  public void togglePin(int index) {
    if (!isEntry(index)) {
      return;
    }
    change(
        list -> {
          ReadingList.Entry entry = list.entries().get(index);
          Optional<Article> now = article(entry.at(null));
          Integer pinned = now.map(it -> it.key().version()).orElse(null);
          return list.replaced(index, entry.at(entry.version() == null ? pinned : null));
        });
  }

  /** Says what to look at in an entry. */
  public void note(int index, String note) {
    if (isEntry(index) && note.length() <= ReadingList.MOST_NOTE) {
      change(list -> list.replaced(index, list.entries().get(index).noted(note.strip())));
    }
  }

  /** Opens an entry; says so if it is not here. */
  public void open(ReadingList.Entry entry) {
    article(entry)
        .ifPresentOrElse(
            it -> articles.open(it.key(), Section.INTRODUCTION),
            () -> notices.say(Tone.WARN, texts.get("list.not-here", entry.article())));
  }

  /** Returns the version that an entry means today; empty if it is not here. */
  public Optional<Article> article(ReadingList.Entry entry) {
    Integer version = entry.version();
    return version == null
        ? knowledge.open(entry.article(), entry.language(), context.today())
        : knowledge.open(new ArticleKey(entry.article(), entry.language(), version));
  }

  /** Returns whether the user has confirmed the version that an entry means today. */
  public boolean isRead(ReadingList.Entry entry) {
    return article(entry)
        .flatMap(article -> articles.reading().map(it -> it.of(article).own().isPresent()))
        .orElse(false);
  }

  /** Writes the list into a file. */
  public void exportTo(Path file) {
    chosen
        .get()
        .ifPresent(
            saved ->
                context
                    .tasks()
                    .call(() -> Files.writeString(file, ReadingListFile.write(saved.list())))
                    .onSuccess(
                        done ->
                            notices.say(
                                Tone.GOOD, texts.get("list.exported", saved.list().name(), file)))
                    .onError(failure -> notices.say(Tone.BAD, texts.get("list.not-written", file)))
                    .start());
  }

  /** Reads a list from a file and works on it; says what is wrong with the file, and where. */
  public void importFrom(Path file) {
    context
        .tasks()
        .call(() -> read(file))
        .onSuccess(
            list -> {
              Saved saved = new Saved(ids.get(), list);
              choose(saved);
              save(() -> lists.save(saved));
            })
        .onError(failure -> notices.say(Tone.BAD, why(file, failure)))
        .start();
  }

  private static ReadingList read(Path file) throws IOException, ReadingListFile.BrokenException {
    if (Files.size(file) > ReadingListFile.MOST_BYTES) {
      throw new ReadingListFile.BrokenException("it has more than 2 MiB");
    }
    return ReadingListFile.read(Files.readString(file));
  }

  private String why(Path file, Throwable failure) {
    return switch (failure) {
      case ReadingListFile.BrokenException broken ->
          texts.get("list.broken", file, String.valueOf(broken.getMessage()));
      case CharacterCodingException _ -> texts.get("list.broken", file, "not UTF-8");
      default -> texts.get("list.not-read", file);
    };
  }

  private boolean isEntry(int index) {
    return index >= 0 && index < chosen.get().map(saved -> saved.list().entries().size()).orElse(0);
  }

  private void change(UnaryOperator<ReadingList> change) {
    undo.set(Optional.empty());
    chosen
        .get()
        .ifPresent(
            saved -> {
              Saved now = new Saved(saved.id(), change.apply(saved.list()));
              if (!now.equals(saved)) {
                chosen.set(Optional.of(now));
                save(() -> lists.save(now));
              }
            });
  }

  private void save(Supplier<CompletableFuture<Boolean>> work) {
    context
        .tasks()
        .follow(work)
        .onError(failure -> notices.say(Tone.BAD, texts.get("list.not-saved")))
        .start();
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
