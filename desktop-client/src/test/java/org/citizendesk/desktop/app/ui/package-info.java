// SPDX-License-Identifier: Apache-2.0
/** Tests of the window as a whole. */
@NullMarked
package org.citizendesk.desktop.app.ui;

import org.jspecify.annotations.NullMarked;
