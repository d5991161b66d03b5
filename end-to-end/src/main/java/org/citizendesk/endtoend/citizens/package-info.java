// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated citizens, all obviously invented: they call, chat and write like people do. One set
 * drives demo, tour, soak and load.
 */
@NullMarked
package org.citizendesk.endtoend.citizens;

import org.jspecify.annotations.NullMarked;
