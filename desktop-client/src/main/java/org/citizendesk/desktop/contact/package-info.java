// SPDX-License-Identifier: Apache-2.0
/** Contacts in hand: what is to be done, and what can be done with it. */
@NullMarked
package org.citizendesk.desktop.contact;

import org.jspecify.annotations.NullMarked;
