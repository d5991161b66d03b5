// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.compare.Line;
import org.citizendesk.knowledge.compare.Row;
import org.citizendesk.knowledge.compare.Run;
import org.citizendesk.knowledge.compare.Run.Mark;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Lays out the rows of a comparison. What is gone is struck through and what was added underlined,
 * with a sign before the line, so that nobody needs the colours.
 */
final class CompareRows {
  private static final double WHOLE = 100;
  private static final double INDENT = 14;
  private static final String GONE = "−";
  private static final String ADDED = "+";

  private final Texts texts = Texts.of(CompareRows.class);
  private final boolean sideBySide;

  /**
   * @param sideBySide false if there is room for one column only, which then has the words of both
   */
  CompareRows(boolean sideBySide) {
    this.sideBySide = sideBySide;
  }

  /** Returns the node of a row; one that changed can have the focus, and says in words how. */
  Node of(CompareItem.Pair pair, int changes) {
    Row row = pair.row();
    Region node = sideBySide ? columns(side(row, Mark.GONE), side(row, Mark.ADDED)) : both(row);
    node.getStyleClass().add("compare-row");
    if (pair.change() > 0) {
      node.setId("change-" + pair.change());
      node.getStyleClass().add("changed");
      node.setFocusTraversable(true);
      node.setAccessibleRole(AccessibleRole.TEXT);
      node.setAccessibleText(said(row, pair.change(), changes));
    }
    return node;
  }

  /** Returns two columns of the same width. */
  static GridPane columns(Node left, Node right) {
    GridPane grid = new GridPane();
    for (int i = 0; i < 2; i++) {
      grid.getColumnConstraints().add(percent(WHOLE / 2));
    }
    grid.addRow(0, left, right);
    return grid;
  }

  private static ColumnConstraints percent(double share) {
    ColumnConstraints width = new ColumnConstraints();
    width.setPercentWidth(share);
    return width;
  }

  /**
   * @param own the mark of the words that this side has and the other has not
   */
  private Region side(Row row, Mark own) {
    Line line = own == Mark.GONE ? row.before() : row.after();
    if (line == null) {
      Region nothing = new Region();
      nothing.getStyleClass().addAll("compare-side", "nothing");
      return nothing;
    }
    HBox box = line(line, row.cells(), row.isChanged() ? own : null, own);
    box.getStyleClass().add("compare-side");
    return box;
  }

  private Region both(Row row) {
    Mark sign = row.after() == null ? Mark.GONE : row.isChanged() ? Mark.ADDED : null;
    HBox box = line(row.line(), row.cells(), sign, null);
    box.getStyleClass().add("compare-side");
    return box;
  }

  /**
   * @param sign of the line; null if it did not change
   * @param only whose words to show beside those that both have; null for all
   */
  private HBox line(Line line, List<List<Run>> cells, @Nullable Mark sign, @Nullable Mark only) {
    Label gutter =
        Nodes.label(sign == null ? "" : sign == Mark.GONE ? GONE : ADDED, "compare-sign");
    gutter.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(gutter);
    if (!line.mark().isEmpty()) {
      Label mark = Nodes.label(line.mark(), "article-mark");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      box.getChildren().add(mark);
    }
    Region words = cells.size() == 1 ? flow(cells.getFirst(), only) : table(cells, only);
    words.getStyleClass().add(styleClass(line.shape()));
    HBox.setHgrow(words, Priority.ALWAYS);
    box.getChildren().add(words);
    int inner = line.mark().isEmpty() ? line.depth() : line.depth() - 1;
    if (inner > 0) {
      HBox.setMargin(box.getChildren().get(1), new Insets(0, 0, 0, inner * INDENT));
    }
    if (sign != null) {
      box.getStyleClass().add(sign == Mark.GONE ? "gone" : "added");
    }
    return box;
  }

  private static String styleClass(Line.Shape shape) {
    return switch (shape) {
      case HEADING -> "compare-heading";
      case SUBHEADING, TABLE_HEAD -> "compare-subheading";
      case TEXT, TABLE_ROW -> "compare-text";
    };
  }

  private static GridPane table(List<List<Run>> cells, @Nullable Mark only) {
    GridPane grid = new GridPane();
    for (int i = 0; i < cells.size(); i++) {
      grid.getColumnConstraints().add(percent(WHOLE / cells.size()));
      grid.add(flow(cells.get(i), only), i, 0);
    }
    return grid;
  }

  private static TextFlow flow(List<Run> runs, @Nullable Mark only) {
    TextFlow flow = new TextFlow();
    flow.setMinWidth(0);
    Mark last = Mark.SAME;
    for (Run run : runs) {
      if (only == null && last == Mark.GONE && run.mark() == Mark.ADDED) {
        flow.getChildren().add(new Text(" "));
      }
      last = run.mark();
      if (only == null || run.mark() == Mark.SAME || run.mark() == only) {
        Text text = new Text(run.text());
        text.getStyleClass().add("words");
        switch (run.mark()) {
          case GONE -> text.getStyleClass().add("gone");
          case ADDED -> text.getStyleClass().add("added");
          case SAME -> {}
        }
        flow.getChildren().add(text);
      }
    }
    return flow;
  }

  private String said(Row row, int change, int changes) {
    Line before = row.before();
    Line after = row.after();
    if (before == null || after == null) {
      String key = before == null ? "compare.said.added" : "compare.said.gone";
      return texts.get(key, change, changes, row.line().text());
    }
    return texts.get(
        "compare.said.changed",
        change,
        changes,
        after.text(),
        words(row, Mark.GONE),
        words(row, Mark.ADDED));
  }

  private String words(Row row, Mark mark) {
    String words =
        row.cells().stream()
            .flatMap(List::stream)
            .filter(run -> run.mark() == mark)
            .map(run -> run.text().strip())
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? texts.get("compare.said.nothing") : words;
  }
}
