// SPDX-License-Identifier: Apache-2.0
/** Measures how well and how fast the knowledge base finds the passage that answers a question. */
@NullMarked
package org.citizendesk.endtoend.bench.search;

import org.jspecify.annotations.NullMarked;
