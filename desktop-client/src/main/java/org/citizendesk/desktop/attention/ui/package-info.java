// SPDX-License-Identifier: Apache-2.0
/** Shows what needs the user's attention. */
@NullMarked
package org.citizendesk.desktop.attention.ui;

import org.jspecify.annotations.NullMarked;
