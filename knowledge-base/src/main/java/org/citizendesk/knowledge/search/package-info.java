// SPDX-License-Identifier: Apache-2.0
/** Search over the articles. Lucene works inside; no type of it shows outside. */
@NullMarked
package org.citizendesk.knowledge.search;

import org.jspecify.annotations.NullMarked;
