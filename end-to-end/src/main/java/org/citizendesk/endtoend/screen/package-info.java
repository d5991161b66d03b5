// SPDX-License-Identifier: Apache-2.0
/**
 * Drives the desktop's real window from outside: finds nodes by id, presses, types, takes pictures.
 */
@NullMarked
package org.citizendesk.endtoend.screen;

import org.jspecify.annotations.NullMarked;
