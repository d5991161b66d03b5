// SPDX-License-Identifier: Apache-2.0
/**
 * Learns from judged questions which evidence to trust. Knows rows of figures only, neither
 * articles nor how they are searched.
 */
@NullMarked
package org.citizendesk.knowledge.ranking;

import org.jspecify.annotations.NullMarked;
