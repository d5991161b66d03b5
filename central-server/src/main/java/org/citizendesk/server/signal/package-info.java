// SPDX-License-Identifier: Apache-2.0
/** What people do at contacts just now: told to who follows them, at every node, and never kept. */
@NullMarked
package org.citizendesk.server.signal;

import org.jspecify.annotations.NullMarked;
