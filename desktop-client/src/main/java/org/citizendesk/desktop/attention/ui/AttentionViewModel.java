// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention.ui;

import org.citizendesk.desktop.attention.Attention;
import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.store.StoreNotice;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What needs attention, in words; says what befell this computer once as a notice, too. */
public final class AttentionViewModel implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private final Attention attention;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(AttentionViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<List<Matter>> matters =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final Set<Long> said = new HashSet<>();

  /**
   * One matter in words.
   *
   * @param content what was written; empty if it is not about that
   * @param why why it is here
   */
  public record Row(Matter matter, String title, String time, String content, String why) {
    /** Returns all of it as text to be pasted elsewhere. */
    public String text() {
      return String.join(System.lineSeparator(), title + " · " + time, content, why);
    }
  }

  /** Watches what needs attention until closed. */
  public AttentionViewModel(Attention attention, UiContext context, Notices notices) {
    this.attention = attention;
    this.context = context;
    this.notices = notices;
    subscriptions.add(context.bridge().bind(matters, attention.matters()));
    subscriptions.follow(matters, this::show);
  }

  /** Returns what needs attention, newest first. */
  public ReadOnlyObjectProperty<List<Row>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Takes one from the list. */
  public void dismiss(Row row) {
    context
        .tasks()
        .follow(() -> attention.dismiss(row.matter()))
        .onError(failure -> notices.say(Tone.BAD, texts.get("dismiss.failed")))
        .start();
  }

  private void show(List<Matter> now) {
    rows.set(now.stream().map(this::row).toList());
    for (Matter matter : now) {
      if (matter instanceof Matter.Befell befell && said.add(befell.notice().n())) {
        notices.say(Tone.BAD, words(befell.notice()));
      }
    }
  }

  private Row row(Matter matter) {
    String time = TIME.format(LocalDateTime.ofInstant(matter.at(), context.zone()));
    return switch (matter) {
      case Matter.Refused refused ->
          new Row(
              matter,
              title(refused.event().fact()),
              time,
              content(refused.event().fact()),
              texts.get("refused.why", refused.event().reason()));
      case Matter.Befell befell ->
          new Row(matter, texts.get("befell.title"), time, "", words(befell.notice()));
    };
  }

  private String words(StoreNotice notice) {
    return switch (notice.kind()) {
      case SALVAGED -> texts.get("befell.salvaged", notice.saved(), notice.lost(), notice.place());
      case FORKED -> texts.get("befell.forked");
      case DAMAGED -> texts.get("befell.damaged");
      case OUTLIVED -> texts.get("befell.outlived", notice.saved(), notice.lost());
    };
  }

  private String title(Fact fact) {
    return switch (fact) {
      case NoteFact note -> texts.get("kind.note");
      case EmailFact mail -> texts.get("kind.mail");
      case ChatFact chat -> texts.get("kind.chat");
      case ContactFact.WrappedUp wrapped -> texts.get("kind.wrap-up");
      case CitizenFact citizen -> texts.get("kind.citizen");
      case CallFact call -> texts.get("kind.call");
      case KnowledgeFact.Quoted quoted -> texts.get("kind.quote");
      case KnowledgeFact aboutAnArticle -> texts.get("kind.article");
      default -> texts.get("kind.other", FactCodec.encode(fact).type());
    };
  }

  private static String content(Fact fact) {
    return switch (fact) {
      case NoteFact.Written note -> note.text();
      case EmailFact.ReplyWritten reply ->
          String.join(System.lineSeparator(), reply.to(), reply.subject(), reply.text());
      case ChatFact.Message message ->
          Stream.concat(
                  Stream.of(message.text()).filter(text -> !text.isEmpty()),
                  message.files().stream().map(EmailFact.Attachment::name))
              .collect(Collectors.joining(System.lineSeparator()));
      case ContactFact.WrappedUp wrapped ->
          String.join(System.lineSeparator(), wrapped.outcome(), wrapped.summary());
      default -> FactCodec.encode(fact).payload();
    };
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
