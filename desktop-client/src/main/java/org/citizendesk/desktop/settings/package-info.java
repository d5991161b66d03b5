// SPDX-License-Identifier: Apache-2.0
/** What the user may choose. */
@NullMarked
package org.citizendesk.desktop.settings;

import org.jspecify.annotations.NullMarked;
