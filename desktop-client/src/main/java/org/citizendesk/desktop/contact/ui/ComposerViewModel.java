// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.canned.ui.CannedTextViewModel;
import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Draft;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.ui.EditedText;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.ContactId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;

/**
 * What the agent writes. Typed text has one writer: it stays until it is safely stored, whatever
 * comes from elsewhere meanwhile.
 */
public final class ComposerViewModel {
  private final Conversation conversation;
  private final Drafts drafts;
  private final Dispatch dispatch;
  private final ReplyFiles files;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(ComposerViewModel.class);
  private final Set<Drafts.Key> sending = new HashSet<>();
  private final PendingQuotes quotes;
  private final RecipientsViewModel recipients;
  private final Discards discards;
  private final ReadOnlyObjectWrapper<Optional<ComposerTarget>> target =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.NOTE);
  private final EditedText written = new EditedText();
  private final MailOptions options;
  private final Room room =
      new Room(written, () -> target.get().map(about -> limit(about)).orElse(Integer.MAX_VALUE));
  private final CannedTextViewModel canned;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final SimpleIntegerProperty inFlight = new SimpleIntegerProperty();
  private final BooleanBinding sendable;
  private final BooleanBinding takesFiles;

  /** Begins with nothing to write about. */
  public ComposerViewModel(
      Conversation conversation,
      Drafts drafts,
      ReplyFiles files,
      CannedTexts canned,
      SendTimes times,
      UiContext context,
      Notices notices) {
    this.files = files;
    this.conversation = conversation;
    this.drafts = drafts;
    dispatch = new Dispatch(conversation);
    quotes = new PendingQuotes(drafts);
    discards = new Discards(drafts, this::bring);
    recipients = new RecipientsViewModel(drafts);
    this.context = context;
    this.notices = notices;
    options =
        new MailOptions(
            new SendLaterViewModel(drafts, times, context),
            new Quoting(conversation, drafts, context),
            new Signing(canned, written));
    this.sendable =
        Bindings.createBooleanBinding(
            this::isSendable,
            target,
            kind,
            written.text(),
            inFlight,
            files.copying(),
            files.shown(),
            options.quoting().quotation(),
            options.signing().shown());
    takesFiles = Bindings.createBooleanBinding(() -> draftWithFiles().isPresent(), target, kind);
    target.subscribe(about -> opened());
    kind.subscribe(as -> opened());
    written.text().subscribe(typed -> key().ifPresent(key -> typed(key, typed)));
    this.canned =
        new CannedTextViewModel(
            canned, written, () -> target.get().map(about -> about.about(context.today())));
  }

  /** Returns what is written about; empty if nothing is open. */
  public ReadOnlyObjectProperty<Optional<ComposerTarget>> target() {
    return target.getReadOnlyProperty();
  }

  /** Returns whether it is a reply or a note. */
  public ReadOnlyObjectProperty<Kind> kind() {
    return kind.getReadOnlyProperty();
  }

  /** Returns what is typed, and where the next letter goes. */
  public EditedText written() {
    return written;
  }

  /** Returns the text, to be bound to the field both ways. */
  public StringProperty text() {
    return written.text();
  }

  /** Returns what belongs to a mail beside its words. */
  public MailOptions options() {
    return options;
  }

  private int limit(ComposerTarget about) {
    return about.limit(kind.get()) - options.length();
  }

  /** Returns how much more can be written. */
  public Room room() {
    return room;
  }

  /** Returns the ready texts that can be put into it. */
  public CannedTextViewModel canned() {
    return canned;
  }

  /** Returns why the text was not stored; empty if it was. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Returns the files that go with a reply. */
  public ReplyFiles files() {
    return files;
  }

  /** Returns whom a mail goes to. */
  public RecipientsViewModel recipients() {
    return recipients;
  }

  /** Returns whether files can go with what is written. */
  public BooleanBinding takesFiles() {
    return takesFiles;
  }

  /** Returns whether {@link #send} would do something. */
  public BooleanBinding sendable() {
    return sendable;
  }

  private void opened() {
    files.open(draftWithFiles());
    recipients.open(mail());
    options.open(mail(), target.get());
    mail().ifPresent(this::askAnswered);
  }

  /** Asked again whenever something comes: what is answered, and to whom, may change with it. */
  private void askAnswered(Drafts.Key draft) {
    options.quoting().ask(draft);
    ContactId contact = draft.contact();
    if (contact != null) {
      context
          .tasks()
          .follow(() -> conversation.recipients(contact))
          .onSuccess(now -> recipients.know(draft, now))
          .onError(failure -> {})
          .start();
    }
  }

  private void typed(Drafts.Key key, String typed) {
    drafts.put(key, typed);
    if (!typed.isEmpty()) {
      discards.forget();
    }
  }

  /** Opens what is written about, with what was typed there before. */
  public void open(ComposerTarget next) {
    boolean same = target.get().filter(before -> before.isSameAs(next)).isPresent();
    Kind first = next.takesReplies() ? Kind.REPLY : Kind.NOTE;
    if (same && (kind.get() == Kind.NOTE || next.takesReplies())) {
      boolean couldReply = target.get().filter(ComposerTarget::takesReplies).isPresent();
      target.set(Optional.of(next));
      mail().ifPresent(this::askAnswered);
      if (next.takesReplies() && !couldReply && written.get().isEmpty()) {
        write(Kind.REPLY);
      }
      return;
    }
    String left = same ? written.get() : "";
    target.set(Optional.empty());
    kind.set(first);
    String typed = drafts.get(next.key(first));
    problem.set("");
    // A reply that can no longer be sent lives on as a note, beside its own draft.
    written.show(typed.isEmpty() ? left : typed);
    if (typed.isEmpty() && !left.isEmpty()) {
      quotes.copy(next.key(Kind.REPLY), next.key(first));
    }
    drafts.put(next.key(first), written.get());
    target.set(Optional.of(next));
    canned.reopened();
  }

  /** Closes it; drafts stay. */
  public void leave() {
    target.set(Optional.empty());
    problem.set("");
    written.show("");
  }

  /** Changes between reply and note; each keeps its own draft. */
  public void write(Kind next) {
    Optional<ComposerTarget> about = target.get();
    boolean possible = next == Kind.NOTE || about.filter(ComposerTarget::takesReplies).isPresent();
    if (about.isEmpty() || !possible || next == kind.get()) {
      return;
    }
    target.set(Optional.empty());
    kind.set(next);
    problem.set("");
    written.show(drafts.get(about.get().key(next)));
    target.set(about);
    canned.reopened();
  }

  /** Stores what was typed; the text goes once it is on disk, and stays if it could not be. */
  public void send() {
    Optional<Drafts.Key> key = key();
    if (!isSendable() || key.isEmpty() || target.get().isEmpty() || !isReady()) {
      return;
    }
    String sent = written.get();
    ComposerTarget about = target.get().get();
    Kind as = kind.get();
    Draft draft = drafts.draft(key.get());
    List<EmailFact.Attachment> enclosed = draftWithFiles().isPresent() ? draft.files() : List.of();
    List<KnowledgeFact.Quoted> quoted =
        quotes.sent(key.get(), sent, as == Kind.NOTE && about.channel() != Channel.VOICE);
    sending.add(key.get());
    inFlight.set(sending.size());
    problem.set("");
    context
        .tasks()
        .follow(() -> dispatch.store(about, as, draft.withText(options.whole(sent)), quoted))
        .onSuccess(
            stored -> {
              cleared(key.get(), sent);
              files.sent(key.get(), enclosed);
            })
        .onError(failure -> failed(key.get()))
        .andFinally(
            () -> {
              sending.remove(key.get());
              inFlight.set(sending.size());
            })
        .start();
  }

  private boolean isReady() {
    return (kind.get() == Kind.NOTE || canned.isFilled())
        && recipients.add()
        && options.later().isReady();
  }

  /** What was typed after the press stays: only what was stored goes. */
  private void cleared(Drafts.Key key, String sent) {
    boolean open = key().equals(Optional.of(key));
    String now = open ? written.get() : drafts.get(key);
    String rest = now.startsWith(sent) ? now.substring(sent.length()) : now;
    if (open) {
      written.show(rest);
    } else {
      drafts.put(key, rest);
    }
    quotes.stored(key, rest);
    drafts.change(key, draft -> draft.withCc(List.of()).withNotBefore(null).withQuoting(false));
    recipients.refresh();
    options.refresh();
  }

  /** Puts a mail that was taken back where it was written, before what was typed there since. */
  public void takeBack(PendingReply reply) {
    Drafts.Key key = new Drafts.Key(reply.citizen(), reply.contact(), Kind.REPLY);
    boolean open = key().equals(Optional.of(key));
    String typed = open ? written.get() : drafts.get(key);
    String returned = options.signing().unsigned(reply.reply().text());
    String both = typed.isBlank() ? returned : returned + "\n\n" + typed;
    if (open) {
      written.show(both);
      written.caret().set(returned.length());
    } else {
      drafts.put(key, both);
      notices.say(Tone.INFO, texts.get("kept.elsewhere", reply.reply().to()));
    }
    drafts.change(
        key,
        draft ->
            draft.withCc(
                MailAddress.distinct(
                    Stream.concat(reply.reply().how().cc().stream(), draft.cc().stream())
                        .toList())));
    files.returned(key, reply.reply().attachments());
    recipients.refresh();
    options.refresh();
  }

  /** Returns what was thrown away. */
  public Discards discards() {
    return discards;
  }

  /** Throws away what is open; it can be brought back until something is typed. */
  public void discard() {
    key()
        .filter(key -> !sending.contains(key) && !drafts.draft(key).isEmpty())
        .ifPresent(discards::discard);
  }

  private void bring(Drafts.Key key, Draft draft) {
    drafts.keep(key, draft);
    if (key().equals(Optional.of(key))) {
      written.show(draft.text());
      drafts.keep(key, draft);
      files.refresh();
      recipients.refresh();
      options.refresh();
    }
  }

  private void failed(Drafts.Key key) {
    if (key().equals(Optional.of(key))) {
      problem.set(texts.get("composer.failed"));
    } else {
      notices.say(Tone.BAD, texts.get("composer.failed-elsewhere"));
    }
  }

  /**
   * Puts a piece of an article where the next letter would go. Its version is pinned when the text
   * is sent, if something of it is still there.
   *
   * @param quoted what is to be pinned; who reads it is found out here
   */
  public void insert(String piece, KnowledgeFact.Quoted quoted) {
    if (target.get().isEmpty()) {
      notices.say(Tone.WARN, texts.get("composer.insert-nowhere"));
      return;
    }
    written.insert(piece);
    target.get().ifPresent(about -> quotes.add(about, kind.get(), new Draft.Piece(piece, quoted)));
  }

  private boolean isSendable() {
    // In a chat a file can go without a word.
    return (!written.get().isBlank() || (mail().isEmpty() && !files.shown().isEmpty()))
        && !room.isTooLong()
        && files.copying().get() == 0
        && key().filter(key -> !sending.contains(key)).isPresent();
  }

  private Optional<Drafts.Key> draftWithFiles() {
    return target.get().filter(to -> to.takesFiles(kind.get())).flatMap(to -> key());
  }

  private Optional<Drafts.Key> mail() {
    return target.get().filter(to -> to.isMail(kind.get())).flatMap(to -> key());
  }

  private Optional<Drafts.Key> key() {
    return target.get().map(about -> about.key(kind.get()));
  }
}
