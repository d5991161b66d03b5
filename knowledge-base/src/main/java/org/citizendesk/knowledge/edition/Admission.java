// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.Progress;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * By what a package is let in.
 *
 * @param trusted whose packages are taken
 * @param now what counts as expired
 * @param embedder reads the meaning of what an index has to be made for; null to leave that for
 *     later
 * @param progress hears how far the index is, if it has to be made
 */
public record Admission(
    TrustedKeys trusted, Instant now, @Nullable Embedder embedder, Progress progress) {}
