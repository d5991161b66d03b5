// SPDX-License-Identifier: Apache-2.0
/**
 * SQLite as desktop and server share it: one writer, WAL, {@code synchronous=FULL}, group commit,
 * migrations, backup. Knows no table.
 */
@NullMarked
package org.citizendesk.store;

import org.jspecify.annotations.NullMarked;
