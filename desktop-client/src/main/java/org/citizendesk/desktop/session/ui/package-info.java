// SPDX-License-Identifier: Apache-2.0
/** The sign-in screen. */
@NullMarked
package org.citizendesk.desktop.session.ui;

import org.jspecify.annotations.NullMarked;
