// SPDX-License-Identifier: Apache-2.0
/**
 * One shared mailbox as a channel: what citizens write becomes contacts, what agents reply goes
 * out.
 */
@NullMarked
package org.citizendesk.server.email;

import org.jspecify.annotations.NullMarked;
