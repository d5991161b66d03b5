// SPDX-License-Identifier: Apache-2.0
/** Citations of law: what they name, how they are written, and which of them belong together. */
@NullMarked
package org.citizendesk.knowledge.citation;

import org.jspecify.annotations.NullMarked;
