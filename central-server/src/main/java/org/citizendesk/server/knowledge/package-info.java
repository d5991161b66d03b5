// SPDX-License-Identifier: Apache-2.0
/** What the server keeps about policy articles, and the knowledge packages that it publishes. */
@NullMarked
package org.citizendesk.server.knowledge;

import org.jspecify.annotations.NullMarked;
