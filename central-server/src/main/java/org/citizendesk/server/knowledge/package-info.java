// SPDX-License-Identifier: Apache-2.0
/** What the server keeps about policy articles. */
@NullMarked
package org.citizendesk.server.knowledge;

import org.jspecify.annotations.NullMarked;
