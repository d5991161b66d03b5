// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated citizens and agents over real mail and real chat, while servers and desktops are
 * killed: was everybody answered, once, by somebody who had room?
 */
@NullMarked
package org.citizendesk.endtoend.soak.contacts;

import org.jspecify.annotations.NullMarked;
