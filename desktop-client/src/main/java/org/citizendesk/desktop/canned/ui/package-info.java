// SPDX-License-Identifier: Apache-2.0
/** Finds ready texts by a few letters, inserts them and asks for what is to be filled in. */
@NullMarked
package org.citizendesk.desktop.canned.ui;

import org.jspecify.annotations.NullMarked;
