// SPDX-License-Identifier: Apache-2.0
/**
 * What a text means, as a direction in space: texts that say the same in other words lie close
 * together. Works without any network, on a small model that comes with the program.
 */
@NullMarked
package org.citizendesk.knowledge.meaning;

import org.jspecify.annotations.NullMarked;
