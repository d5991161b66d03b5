// SPDX-License-Identifier: Apache-2.0
/** Learns from judged questions in which order passages are shown, and whether that is better. */
@NullMarked
package org.citizendesk.knowledge.learning;

import org.jspecify.annotations.NullMarked;
