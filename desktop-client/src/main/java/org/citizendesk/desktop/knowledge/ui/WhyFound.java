// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.HitOrder;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Explanation.Match;
import org.citizendesk.knowledge.search.Explanation.Where;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.citizendesk.knowledge.search.SearchHit;
import org.controlsfx.control.PopOver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Says on request why something was found. */
final class WhyFound {
  private static final int MOST_WORDS = 6;
  private static final double WIDTH = 320;

  private final Texts texts = Texts.of(WhyFound.class);
  private final PopOver popOver = new PopOver();

  WhyFound() {
    popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
    popOver.setAutoHide(true);
  }

  /** Shows it beside its hit. */
  void show(SearchHit hit, Optional<Explanation> why, HitOrder.State order, Node beside) {
    VBox box = new VBox(Nodes.wrapped(hit.title(), "why-title"));
    List<String> lines =
        why.map(it -> lines(it, order)).orElse(List.of(texts.get("why.stands-in")));
    lines.forEach(line -> box.getChildren().add(Nodes.wrapped(line)));
    box.getStyleClass().add("why");
    box.setId("knowledge-why");
    box.setPrefWidth(WIDTH);
    box.getStylesheets().add(Nodes.styleSheet(WhyFound.class, "knowledge.css"));
    box.setFocusTraversable(true);
    box.setAccessibleText(hit.title() + ". " + String.join(" ", lines));
    popOver.setContentNode(box);
    popOver.show(beside);
    box.requestFocus();
  }

  /** Returns the reasons, one a line. */
  List<String> lines(Explanation why, HitOrder.State order) {
    List<String> lines = new ArrayList<>();
    Integer byMeaning = why.placeByMeaning();
    Double closeness = why.closeness();
    lines.add(
        byMeaning == null || closeness == null
            ? texts.get("why.place.words", why.place())
            : texts.get(
                "why.place", why.place(), why.placeByWords(), byMeaning, percent(closeness)));
    if (why.learned()) {
      lines.add(
          order.source() == LearnedOrder.Source.EDITION
              ? texts.get("why.learned-here")
              : texts.get("why.learned"));
    } else if (byMeaning != null && !order.wanted()) {
      lines.add(texts.get("why.learned-off"));
    }
    if (!order.problem().isEmpty()) {
      lines.add(texts.get("edition.order-not-used", order.problem()));
    }
    add(lines, "why.words", why.words().stream().filter(match -> !match.saidBefore()).toList());
    add(lines, "why.said-before", why.words().stream().filter(Match::saidBefore).toList());
    if (!why.sideBySide().isEmpty()) {
      lines.add(texts.get("why.side-by-side", String.join(", ", why.sideBySide())));
    }
    if (why.local()) {
      lines.add(texts.get("why.local"));
    }
    return lines;
  }

  private void add(List<String> lines, String key, List<Match> matches) {
    if (!matches.isEmpty()) {
      lines.add(
          texts.get(
              key,
              matches.stream()
                  .limit(MOST_WORDS)
                  .map(this::match)
                  .collect(Collectors.joining(", "))));
    }
  }

  private String match(Match match) {
    String where =
        match.where().stream().sorted().map(this::place).collect(Collectors.joining(", "));
    return texts.get("why.match", match.word(), where);
  }

  private String place(Where where) {
    return switch (where) {
      case TITLE -> texts.get("why.where.title");
      case HEADING -> texts.get("why.where.heading");
      case TEXT -> texts.get("why.where.text");
      case CITIZEN_WORDS -> texts.get("why.where.citizen-words");
      case ARTICLE -> texts.get("why.where.article");
    };
  }

  private static long percent(double share) {
    return Math.round(100 * Math.max(0, share));
  }
}
