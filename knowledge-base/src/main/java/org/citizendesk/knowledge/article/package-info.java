// SPDX-License-Identifier: Apache-2.0
/**
 * Policy articles: what one says, where and when it is in force, and how its file is read and
 * checked.
 */
@NullMarked
package org.citizendesk.knowledge.article;

import org.jspecify.annotations.NullMarked;
