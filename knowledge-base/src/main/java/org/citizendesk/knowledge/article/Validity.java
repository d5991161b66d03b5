// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.jspecify.annotations.Nullable;
import java.time.LocalDate;

/**
 * When a version is in force, and when we came to know it.
 *
 * @param from first day in force
 * @param to first day no longer in force; null while no end is known
 * @param recorded the day this version was written down
 * @param recordedTo the first day on which it no longer counted, since it was found to be wrong;
 *     null while it counts
 * @param supersedes the earlier version that ends where this one begins; null if there is none
 * @param reviewBy the day by which someone must look at it again
 */
public record Validity(
    LocalDate from,
    @Nullable LocalDate to,
    LocalDate recorded,
    @Nullable LocalDate recordedTo,
    @Nullable Integer supersedes,
    LocalDate reviewBy) {}
