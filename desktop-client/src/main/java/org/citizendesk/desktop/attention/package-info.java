// SPDX-License-Identifier: Apache-2.0
/** What needs the user's attention: entries that were refused, and what befell this computer. */
@NullMarked
package org.citizendesk.desktop.attention;

import org.jspecify.annotations.NullMarked;
