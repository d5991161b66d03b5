// SPDX-License-Identifier: Apache-2.0
/** What the events of a contact come to: one reading of them for server and desktops. */
@NullMarked
package org.citizendesk.protocol.contact;

import org.jspecify.annotations.NullMarked;
