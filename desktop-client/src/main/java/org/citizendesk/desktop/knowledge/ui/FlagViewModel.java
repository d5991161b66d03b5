// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.Feedback;
import org.citizendesk.desktop.knowledge.Feedback.Flag;
import org.citizendesk.desktop.knowledge.Feedback.Remark;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.KnowledgeFact.Reason;
import org.citizendesk.protocol.id.EventId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the reader of an article tells its owner: what is wrong, in which version and section. */
public final class FlagViewModel implements AutoCloseable {
  private final Feedback feedback;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(FlagViewModel.class);
  private final ReadOnlyObjectWrapper<List<Flag>> flags = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<Reason>> reason =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty section = new SimpleStringProperty("");
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanBinding sendable =
      Bindings.createBooleanBinding(this::isSendable, reason, text, busy);
  private Optional<Article> article = Optional.empty();
  private Subscription following = () -> {};
  private Subscription reading = () -> {};

  /** Begins with no article. */
  public FlagViewModel(Feedback feedback, UiContext context, Notices notices) {
    this.feedback = feedback;
    this.context = context;
    this.notices = notices;
  }

  /** Returns the user's own flags on the article. */
  public ReadOnlyObjectProperty<List<Flag>> flags() {
    return flags.getReadOnlyProperty();
  }

  /** Returns whether a flag is being written. */
  public ReadOnlyBooleanProperty writing() {
    return writing.getReadOnlyProperty();
  }

  /** Returns what is wrong, to be set by the view. */
  public ObjectProperty<Optional<Reason>> reason() {
    return reason;
  }

  /** Returns the anchor of the section that is meant; empty for the whole article. */
  public StringProperty section() {
    return section;
  }

  /** Returns what the reader adds. */
  public StringProperty text() {
    return text;
  }

  /** Returns whether {@link #send} would do something. */
  public BooleanBinding sendable() {
    return sendable;
  }

  /** An article is being read; what was written about another one goes. */
  void show(OpenArticle page) {
    boolean same = article.filter(it -> it.key().equals(page.article().key())).isPresent();
    article = Optional.of(page.article());
    if (same) {
      return;
    }
    cancel();
    flags.set(List.of());
    following.close();
    following =
        feedback.watch(
            page.article().key().id(), () -> context.bridge().executor().execute(this::read));
    read();
  }

  /** Begins to write a flag. */
  public void begin() {
    writing.set(article.isPresent());
  }

  /** Throws away what was written. */
  public void cancel() {
    writing.set(false);
    reason.set(Optional.empty());
    section.set("");
    text.set("");
  }

  /** Stores the flag; what was written stays if that fails. */
  public void send() {
    if (isSendable() && article.isPresent() && reason.get().isPresent()) {
      Article about = article.get();
      Remark remark =
          new Remark(
              about.key(), about.title(), section.get(), reason.get().get(), text.get().strip());
      store(() -> feedback.flag(remark), this::cancel);
    }
  }

  /** Takes a flag back. */
  public void withdraw(Flag flag) {
    store(() -> feedback.withdraw(flag), () -> {});
  }

  /** Returns the day on which a flag was set. */
  LocalDate day(Flag flag) {
    return LocalDate.ofInstant(flag.at(), context.zone());
  }

  private void store(Supplier<CompletableFuture<EventId>> write, Runnable then) {
    busy.set(true);
    context
        .tasks()
        .follow(write)
        .onSuccess(
            stored -> {
              then.run();
              read();
            })
        .onError(failure -> notices.say(Tone.BAD, texts.get("flag.failed")))
        .andFinally(() -> busy.set(false))
        .start();
  }

  private void read() {
    reading.close();
    article.ifPresent(
        about ->
            reading =
                context
                    .tasks()
                    .call(() -> feedback.flags(about.key().id()))
                    .onSuccess(flags::set)
                    .onError(failure -> notices.say(Tone.BAD, texts.get("flag.not-read")))
                    .start());
  }

  private boolean isSendable() {
    boolean explained = reason.get().filter(it -> it == Reason.OTHER).isEmpty() || hasText();
    return reason.get().isPresent()
        && explained
        && text.get().length() <= KnowledgeFact.MAX_TEXT
        && !busy.get();
  }

  private boolean hasText() {
    return !text.get().isBlank();
  }

  @Override
  public void close() {
    following.close();
    reading.close();
  }
}
