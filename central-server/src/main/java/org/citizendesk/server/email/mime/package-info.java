// SPDX-License-Identifier: Apache-2.0
/**
 * Reads whatever a mail server hands over, without ever failing, and makes it safe to show. Knows
 * nothing of the desk.
 */
@NullMarked
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.NullMarked;
