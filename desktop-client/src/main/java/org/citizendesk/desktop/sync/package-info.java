// SPDX-License-Identifier: Apache-2.0
/** Keeps the local store and the server in step, and says how the link is. */
@NullMarked
package org.citizendesk.desktop.sync;

import org.jspecify.annotations.NullMarked;
