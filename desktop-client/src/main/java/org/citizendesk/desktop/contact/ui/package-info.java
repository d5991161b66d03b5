// SPDX-License-Identifier: Apache-2.0
/** Work on the screen: what there is to do, what is written, how a contact ends. */
@NullMarked
package org.citizendesk.desktop.contact.ui;

import org.jspecify.annotations.NullMarked;
