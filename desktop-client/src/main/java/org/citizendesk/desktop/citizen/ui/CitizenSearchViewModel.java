// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.CitizenCard.Identifier;
import org.citizendesk.desktop.citizen.Citizens;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finding a citizen by name, number, address or reference among those on this computer. */
public final class CitizenSearchViewModel implements AutoCloseable {
  /** How many are shown at most. */
  static final int MOST = 8;

  private static final int LEAST_LETTERS = 2;

  private final Citizens citizens;
  private final UiContext context;
  private final Consumer<Row> open;
  private final Texts texts = Texts.of(CitizenSearchViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Result> result =
      new ReadOnlyObjectWrapper<>(Result.NOTHING_ASKED);
  private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper();
  private Subscription search = () -> {};

  /**
   * Begins with nothing asked.
   *
   * @param open told whom the user chose
   */
  public CitizenSearchViewModel(Citizens citizens, UiContext context, Consumer<Row> open) {
    this.citizens = citizens;
    this.context = context;
    this.open = open;
    subscriptions.follow(text, words -> search(words.strip()));
  }

  /** What a search came to. */
  public enum Finding {
    /** Too few letters yet. */
    NOTHING_ASKED,
    /** There is somebody. */
    FOUND,
    /** There is nobody of that name or identifier here. */
    NOBODY,
    /** The disk could not be read. */
    FAILED
  }

  /**
   * Who was found.
   *
   * @param hint what to know about the result, for people; empty if there is nothing
   */
  public record Result(Finding finding, List<Row> rows, String hint) {
    static final Result NOTHING_ASKED = new Result(Finding.NOTHING_ASKED, List.of(), "");

    /** Copies the list. */
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One citizen.
   *
   * @param name or else the first identifier
   * @param details the identifiers, in one line
   */
  public record Row(CitizenId citizen, String name, String details) {}

  /** Returns what the user types; each change searches, and the newest search wins. */
  public StringProperty text() {
    return text;
  }

  /** Returns what was found. */
  public ReadOnlyObjectProperty<Result> result() {
    return result.getReadOnlyProperty();
  }

  /** Returns which row Enter opens, counted from 0. */
  public ReadOnlyIntegerProperty marked() {
    return marked.getReadOnlyProperty();
  }

  /** Marks another row, past the last one the first. */
  public void move(int steps) {
    int rows = result.get().rows().size();
    if (rows > 0) {
      marked.set(Math.floorMod(marked.get() + steps, rows));
    }
  }

  /** Opens the marked row; does nothing if nobody was found. */
  public void open() {
    if (!result.get().rows().isEmpty()) {
      open(result.get().rows().get(marked.get()));
    }
  }

  /** Opens a row, and ends the search. */
  public void open(Row row) {
    text.set("");
    open.accept(row);
  }

  private void search(String words) {
    search.close();
    if (words.length() < LEAST_LETTERS) {
      show(Result.NOTHING_ASKED);
      return;
    }
    search =
        context
            .tasks()
            .call(() -> citizens.find(words, MOST + 1))
            .onSuccess(found -> show(result(found)))
            .onError(failure -> show(empty(Finding.FAILED, texts.get("search.failed"))))
            .start();
  }

  private Result result(List<CitizenCard> found) {
    if (found.isEmpty()) {
      return empty(Finding.NOBODY, texts.get("search.nobody.hint"));
    }
    String hint = found.size() > MOST ? texts.get("search.more", MOST) : "";
    return new Result(Finding.FOUND, found.stream().limit(MOST).map(this::row).toList(), hint);
  }

  private static Result empty(Finding finding, String hint) {
    return new Result(finding, List.of(), hint);
  }

  private Row row(CitizenCard card) {
    String first = card.identifiers().stream().findFirst().map(Identifier::value).orElse("");
    String name = card.name().isBlank() ? first : card.name();
    return new Row(
        card.id(),
        name.isBlank() ? texts.get("header.unknown") : name,
        card.identifiers().stream()
            .map(Identifier::value)
            .filter(value -> !value.equals(name))
            .collect(Collectors.joining(" · ")));
  }

  private void show(Result next) {
    marked.set(0);
    result.set(next);
  }

  @Override
  public void close() {
    search.close();
    subscriptions.close();
  }
}
