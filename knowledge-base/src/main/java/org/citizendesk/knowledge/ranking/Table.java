// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.ranking;

import java.util.Arrays;
import java.util.List;

/** All rows of all questions, each figure as the number of the bin that it falls into. */
final class Table {
  private final byte[][] bins;
  private final float[][] upTo;
  private final int rows;

  /**
   * @param bins for each feature the bin of each row
   * @param upTo for each feature the greatest figure of each bin but the last
   */
  Table(byte[][] bins, float[][] upTo, int rows) {
    this.bins = bins;
    this.upTo = upTo;
    this.rows = rows;
  }

  int features() {
    return bins.length;
  }

  int bin(int feature, int row) {
    return Byte.toUnsignedInt(bins[feature][row]);
  }

  float[][] upTo() {
    return upTo;
  }

  int rows() {
    return rows;
  }

  /**
   * As many as a byte can tell apart: what matters lies among the highest hundredth of a figure.
   */
  static final int MOST_BINS = 256;

  static Table of(List<Judged> questions, int features) {
    int rows = questions.stream().mapToInt(question -> question.rows().length).sum();
    byte[][] bins = new byte[features][rows];
    float[][] upTo = new float[features][];
    float[] column = new float[rows];
    for (int f = 0; f < features; f++) {
      int at = 0;
      for (Judged question : questions) {
        for (float[] row : question.rows()) {
          column[at++] = row[f];
        }
      }
      upTo[f] = borders(column.clone());
      for (int i = 0; i < rows; i++) {
        int found = Arrays.binarySearch(upTo[f], column[i]);
        bins[f][i] = (byte) (found >= 0 ? found : -1 - found);
      }
    }
    return new Table(bins, upTo, rows);
  }

  private static float[] borders(float[] column) {
    Arrays.sort(column);
    float[] borders = new float[MOST_BINS - 1];
    int count = 0;
    for (int i = 1; i < MOST_BINS && column.length > 0; i++) {
      float border = column[(int) ((long) i * column.length / MOST_BINS)];
      boolean last = border == column[column.length - 1];
      if (!last && (count == 0 || border > borders[count - 1])) {
        borders[count++] = border;
      }
    }
    return Arrays.copyOf(borders, count);
  }
}
