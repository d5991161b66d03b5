// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.knowledge.article.ArticleLink;
import org.citizendesk.knowledge.article.Block;
import org.citizendesk.knowledge.article.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Lays out the blocks of an article. Links to other articles open them; links to the web are shown,
 * never followed: nothing leaves the desk.
 */
final class BlockNodes {
  private static final double FULL_WIDTH = 100;

  private final Consumer<ArticleLink> follow;

  BlockNodes(Consumer<ArticleLink> follow) {
    this.follow = follow;
  }

  Node of(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> flow(paragraph.spans());
      case Block.Subheading subheading -> Nodes.wrapped(subheading.text(), "article-subheading");
      case Block.Listing listing -> listing(listing);
      case Block.Table table -> table(table);
    };
  }

  private TextFlow flow(List<Span> spans) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().add("article-text");
    flow.setMinWidth(0);
    for (Span span : spans) {
      Optional<ArticleLink> link = ArticleLink.of(span.link());
      if (link.isPresent()) {
        Hyperlink open = new Hyperlink(span.text());
        open.setOnAction(event -> follow.accept(link.get()));
        flow.getChildren().add(open);
        continue;
      }
      Text text = new Text(span.text());
      text.getStyleClass().add("words");
      if (span.bold()) {
        text.getStyleClass().add("bold");
      }
      if (span.italic()) {
        text.getStyleClass().add("italic");
      }
      if (!span.link().isEmpty()) {
        text.getStyleClass().add("link");
      }
      flow.getChildren().add(text);
    }
    return flow;
  }

  private VBox listing(Block.Listing listing) {
    VBox box = new VBox();
    box.getStyleClass().add("article-list");
    for (int i = 0; i < listing.items().size(); i++) {
      VBox item = new VBox();
      item.getStyleClass().add("article-item");
      listing.items().get(i).forEach(block -> item.getChildren().add(of(block)));
      HBox.setHgrow(item, Priority.ALWAYS);
      var mark = Nodes.label(listing.numbered() ? (i + 1) + "." : "•", "article-mark");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      box.getChildren().add(new HBox(mark, item));
    }
    return box;
  }

  private GridPane table(Block.Table table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("article-table");
    int columns = table.header().size();
    for (int column = 0; column < columns; column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setPercentWidth(FULL_WIDTH / columns);
      grid.getColumnConstraints().add(width);
      grid.add(cell(table.header().get(column), "article-table-head"), column, 0);
      for (int row = 0; row < table.rows().size(); row++) {
        grid.add(cell(table.rows().get(row).get(column), "article-table-cell"), column, row + 1);
      }
    }
    return grid;
  }

  private TextFlow cell(List<Span> spans, String styleClass) {
    TextFlow cell = flow(spans);
    cell.getStyleClass().add(styleClass);
    return cell;
  }
}
