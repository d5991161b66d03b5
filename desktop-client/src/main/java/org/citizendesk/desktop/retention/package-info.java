// SPDX-License-Identifier: Apache-2.0
/** How long data stays on this computer. */
@NullMarked
package org.citizendesk.desktop.retention;

import org.jspecify.annotations.NullMarked;
