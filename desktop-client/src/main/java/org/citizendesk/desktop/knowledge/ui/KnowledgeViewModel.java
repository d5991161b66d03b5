// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.Knowledge;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLink;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.protocol.fact.KnowledgeFact;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Searching and reading policy articles; everything works with no network. */
public final class KnowledgeViewModel implements AutoCloseable {
  private static final int MOST_HITS = 30;

  private final KnowledgeBase knowledge;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(KnowledgeViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> program =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<String> language = new SimpleObjectProperty<>("en");
  private final AskedDays days;
  private final ObjectProperty<Optional<Jurisdiction>> place =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<LocalDate>> lastContact =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<SearchHit>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Finding> finding =
      new ReadOnlyObjectWrapper<>(Finding.NOTHING_ASKED);
  private final ReadOnlyStringWrapper corrected = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Depth> depth = new ReadOnlyObjectWrapper<>(Depth.PREPARING);
  private final ReadOnlyObjectWrapper<Optional<OpenArticle>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty canInsert = new SimpleBooleanProperty();
  private Optional<ReadingViewModel> reading = Optional.empty();
  private Optional<FlagViewModel> flags = Optional.empty();
  private Consumer<Quotation> insertTarget = quotation -> {};
  private final CompareViewModel comparison;
  private final EditionViewModel edition;
  private final AboutResults about;
  private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
  private Subscription search = () -> {};

  /**
   * @param knowledge belongs to the caller, who closes it after this
   */
  public KnowledgeViewModel(KnowledgeBase knowledge, UiContext context, Notices notices) {
    this(
        knowledge,
        new EditionViewModel(Knowledge.fixed(knowledge).shelf(), context, notices),
        context,
        notices);
  }

  /**
   * @param knowledge belongs to the caller, who closes it after this
   * @param edition says which articles it holds; the caller's to close
   */
  public KnowledgeViewModel(
      KnowledgeBase knowledge, EditionViewModel edition, UiContext context, Notices notices) {
    this.knowledge = knowledge;
    this.edition = edition;
    this.context = context;
    this.notices = notices;
    this.days = new AskedDays(context);
    this.comparison = new CompareViewModel(knowledge, context);
    this.about = new AboutResults(knowledge, context, notices);
    subscriptions.follow(text, value -> search());
    subscriptions.follow(program, value -> search());
    subscriptions.follow(language, value -> search());
    subscriptions.follow(days.asOf(), value -> search());
    subscriptions.follow(place, value -> search());
    // What is being read stays as it is; what is found is of the new edition.
    subscriptions.follow(edition.turns(), value -> search());
    subscriptions.follow(edition.order(), value -> search());
    subscriptions.follow(days.asOf(), value -> refresh());
    subscriptions.follow(place, value -> refresh());
    subscriptions.follow(lastContact, value -> refresh());
  }

  /** What a search came to. */
  public enum Finding {
    /** Neither words nor a program were given. */
    NOTHING_ASKED,
    /** There are hits. */
    HITS,
    /** There are none. */
    NO_HITS
  }

  /** Returns which edition is searched. */
  public EditionViewModel edition() {
    return edition;
  }

  /** Returns what the user types; each change searches, and the newest search wins. */
  public StringProperty text() {
    return text;
  }

  /** Returns the one program to search in; empty for all. */
  public ObjectProperty<Optional<String>> program() {
    return program;
  }

  /** Returns the language of the articles. */
  public ObjectProperty<String> language() {
    return language;
  }

  /** Returns the day for which rules are looked up. */
  public ObjectProperty<LocalDate> asOf() {
    return days.day();
  }

  /** Returns that day, and the day as of whose knowledge rules are looked up. */
  public AskedDays days() {
    return days;
  }

  /** Returns where the citizen lives; empty for rules of every place. */
  public ObjectProperty<Optional<Jurisdiction>> place() {
    return place;
  }

  /**
   * Returns the day on which the citizen at hand was last in touch; empty if there is none, or if
   * the citizen never was.
   */
  public ObjectProperty<Optional<LocalDate>> lastContact() {
    return lastContact;
  }

  /** Returns what was found, best first; without words, all articles of the program. */
  public ObservableList<SearchHit> hits() {
    return hits;
  }

  /** Returns the hit that the user has chosen, to be set by the view. */
  public ObjectProperty<Optional<SearchHit>> chosen() {
    return chosen;
  }

  /**
   * Returns what would be quoted from here: the section at which an article is open, or the best of
   * the chosen or first hit; empty if nothing is open or found.
   */
  public Optional<Quotation> best() {
    return opened
        .get()
        .map(page -> knowledge.quote(page.article().key(), page.anchor()))
        .orElseGet(() -> chosen.get().or(() -> hits.stream().findFirst()).flatMap(this::quote));
  }

  /** Returns the section that was found, as plain text with its source. */
  public Optional<Quotation> quote(SearchHit hit) {
    return knowledge.quote(hit.article(), hit.anchor());
  }

  /** Returns what the search came to. */
  public ReadOnlyObjectProperty<Finding> finding() {
    return finding.getReadOnlyProperty();
  }

  /** Returns the words that were searched instead of the misspelt ones; empty if none were. */
  public ReadOnlyStringProperty corrected() {
    return corrected.getReadOnlyProperty();
  }

  /** Returns what of the typed text could not be used, and why; empty if all was. */
  public ReadOnlyStringProperty notes() {
    return notes.getReadOnlyProperty();
  }

  AboutResults about() {
    return about;
  }

  /** Returns what was searched by. */
  public ReadOnlyObjectProperty<Depth> depth() {
    return depth.getReadOnlyProperty();
  }

  /** Returns the article that is being read. */
  public ReadOnlyObjectProperty<Optional<OpenArticle>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** Returns what lays two versions side by side, in the place of the article. */
  public CompareViewModel comparison() {
    return comparison;
  }

  /** Returns whether there is a reply to put a quotation into; set by the agent's workspace. */
  public BooleanProperty canInsert() {
    return canInsert;
  }

  /** Says where it is kept what the user has read; before that, articles do not ask. */
  public void setReading(ReadingViewModel now) {
    reading = Optional.of(now);
  }

  /** Returns what the user has read. */
  public Optional<ReadingViewModel> reading() {
    return reading;
  }

  /** Says where flags on articles go; before that, articles cannot be flagged. */
  public void setFlags(FlagViewModel now) {
    flags = Optional.of(now);
  }

  /** Returns what flags articles. */
  Optional<FlagViewModel> flags() {
    return flags;
  }

  /** Says where quotations go. */
  public void setInsertTarget(Consumer<Quotation> target) {
    insertTarget = target;
  }

  /** Returns the programs that have an article. */
  public List<String> programs() {
    return List.copyOf(knowledge.programs());
  }

  /** Returns the languages that have an article. */
  public List<String> languages() {
    return List.copyOf(knowledge.languages());
  }

  /** Opens a hit at the section that was found. */
  public void open(SearchHit hit) {
    open(hit.article(), hit.anchor());
  }

  /** Opens an exact version; says so if it is not here. */
  public void open(ArticleKey key, String anchor) {
    Optional<Article> article = knowledge.open(key);
    if (article.isEmpty()) {
      notices.say(Tone.WARN, texts.get("article.not-here", key));
    }
    comparison.leave();
    opened.set(article.map(found -> page(found, anchor)).or(opened::get));
  }

  /** Opens the very version that was quoted, also where it is not said in which language. */
  public void open(KnowledgeFact.Quoted quoted) {
    Stream<String> guesses = Stream.concat(Stream.of(language.get()), languages().stream());
    open(
        QuotedVersion.find(quoted, guesses.toList(), knowledge),
        Objects.requireNonNullElse(quoted.section(), Section.INTRODUCTION));
  }

  /** Opens the article that a link leads to, in the version of the day. */
  public void follow(ArticleLink link) {
    Optional<Article> target = knowledge.open(link.id(), language.get(), days.asOf().get());
    if (target.isEmpty()) {
      notices.say(Tone.WARN, texts.get("article.not-in-force", link.id()));
    }
    target.ifPresent(article -> open(article.key(), link.anchor()));
  }

  /** Goes back to what was found. */
  public void closeArticle() {
    comparison.leave();
    opened.set(Optional.empty());
  }

  /** Puts a section of the opened article into the reply. */
  public void insert(Section section) {
    if (canInsert.get()) {
      quote(section).ifPresent(insertTarget);
    }
  }

  /** Returns a section of the opened article as plain text with its source. */
  public Optional<Quotation> quote(Section section) {
    return opened.get().flatMap(page -> knowledge.quote(page.article().key(), section.anchor()));
  }

  private OpenArticle page(Article article, String anchor) {
    return OpenArticle.of(
        article, anchor, knowledge, days.asOf().get(), place.get(), lastContact.get());
  }

  /** Judges the opened article anew. */
  private void refresh() {
    opened.get().ifPresent(it -> opened.set(Optional.of(page(it.article(), it.anchor()))));
  }

  private void search() {
    search.close();
    String words = text.get().strip();
    if (words.isEmpty()) {
      about.asked(Optional.empty());
      notes.set("");
      show(program.get().map(this::articlesOf).orElse(List.of()), "");
      if (program.get().isEmpty()) {
        finding.set(Finding.NOTHING_ASKED);
      }
      return;
    }
    SearchRequest request =
        SearchRequest.of(words, language.get(), days.asOf().get())
            .in(program.get().map(Set::of).orElse(Set.of()))
            .at(place.get().orElse(null))
            .limit(MOST_HITS);
    search = start(() -> knowledge.search(request), page -> foundByWords(request, page));
  }

  private <T> Subscription start(Callable<T> work, Consumer<T> then) {
    return context
        .tasks()
        .call(work)
        .onSuccess(then)
        .onError(failure -> notices.say(Tone.BAD, texts.get("search.failed")))
        .start();
  }

  private void foundByWords(SearchRequest request, SearchPage page) {
    found(page);
    about.asked(Optional.of(request));
    depth.set(knowledge.depth(request.language()));
    if (depth.get() == Depth.MEANING) {
      search =
          start(() -> knowledge.searchDeeply(request), deeper -> deeper.ifPresent(this::found));
    }
  }

  private void found(SearchPage page) {
    String instead = page.corrected();
    notes.set(String.join("\n", page.notes()));
    show(page.hits(), instead == null ? "" : instead);
  }

  private void show(List<SearchHit> found, String instead) {
    if (!hits.equals(found)) {
      hits.setAll(found);
    }
    corrected.set(instead);
    finding.set(found.isEmpty() ? Finding.NO_HITS : Finding.HITS);
  }

  private List<SearchHit> articlesOf(String wanted) {
    return knowledge.articles(wanted, language.get(), place.get(), days.asOf().get());
  }

  @Override
  public void close() {
    search.close();
    comparison.close();
    about.close();
    subscriptions.close();
  }
}
