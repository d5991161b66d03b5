// SPDX-License-Identifier: Apache-2.0
/**
 * The knowledge base as the desktop and the server use it: one facade over the articles and their
 * search.
 */
@NullMarked
package org.citizendesk.knowledge;

import org.jspecify.annotations.NullMarked;
