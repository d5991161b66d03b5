// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the real server and real desktops through bad weather (kills, broken networks, wrong clocks,
 * a server set back to yesterday) and judges afterwards, from their files, whether anything was
 * lost.
 */
@NullMarked
package org.citizendesk.endtoend.soak;

import org.jspecify.annotations.NullMarked;
