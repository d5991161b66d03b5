// SPDX-License-Identifier: Apache-2.0
/** What should be better about articles that can be used: gaps, citations, links, hard words. */
@NullMarked
package org.citizendesk.knowledge.lint;

import org.jspecify.annotations.NullMarked;
