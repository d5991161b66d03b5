// SPDX-License-Identifier: Apache-2.0
/** Tests of work on the screen. */
@NullMarked
package org.citizendesk.desktop.contact.ui;

import org.jspecify.annotations.NullMarked;
