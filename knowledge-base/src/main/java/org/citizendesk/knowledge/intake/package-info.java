// SPDX-License-Identifier: Apache-2.0
/** Takes in articles that were written elsewhere, as HTML or Markdown, and says what was lost. */
@NullMarked
package org.citizendesk.knowledge.intake;

import org.jspecify.annotations.NullMarked;
