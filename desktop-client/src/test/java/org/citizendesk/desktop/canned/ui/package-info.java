// SPDX-License-Identifier: Apache-2.0
/** Ready texts. */
@NullMarked
package org.citizendesk.desktop.canned.ui;

import org.jspecify.annotations.NullMarked;
