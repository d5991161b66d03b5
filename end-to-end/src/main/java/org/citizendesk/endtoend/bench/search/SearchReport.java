// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import java.util.List;

/**
 * What was measured.
 *
 * @param passages how many were searched
 * @param ranker where the order of the ranked runs came from
 * @param indexSeconds time to index the words
 * @param meaningSeconds time to index the meaning as well
 * @param indexBytes size of the index on disk, with the meaning
 * @param modelSeconds time to load the sentence model
 * @param runs one for each way of searching
 * @param sizes one for each size of the corpus that was asked for
 */
record SearchReport(
    int passages,
    String ranker,
    double indexSeconds,
    double meaningSeconds,
    long indexBytes,
    double modelSeconds,
    List<Run> runs,
    List<Size> sizes) {}
