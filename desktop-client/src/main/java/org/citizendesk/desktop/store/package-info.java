// SPDX-License-Identifier: Apache-2.0
/** What one user's desktop keeps on this computer: events, outbox, cursor and what follows. */
@NullMarked
package org.citizendesk.desktop.store;

import org.jspecify.annotations.NullMarked;
