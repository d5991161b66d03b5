// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

/**
 * How one way of searching answered the questions.
 *
 * @param name of the way; ends in {@code -first} if only questions that open a conversation count,
 *     in {@code -switch} if another conversation came before
 * @param questions how many
 * @param r1 share with an answer at the first place
 * @param r5 share with an answer among the first 5
 * @param r10 share with an answer among the first 10
 * @param mrr10 mean of 1 / the place of the first answer, 0 after the tenth
 * @param ndcg10 normalised discounted cumulative gain of the first 10
 * @param lenientR1 as r1, where a passage that says nearly the same counts as well
 * @param lenientR5 as r5, likewise
 * @param p50Ms median time of a search, ms
 * @param p99Ms 99th percentile, ms
 * @param p50CpuMs median processor time of the searching thread, ms
 * @param p99CpuMs 99th percentile, ms
 */
record Run(
    String name,
    int questions,
    double r1,
    double r5,
    double r10,
    double mrr10,
    double ndcg10,
    double lenientR1,
    double lenientR5,
    double p50Ms,
    double p99Ms,
    double p50CpuMs,
    double p99CpuMs) {}
