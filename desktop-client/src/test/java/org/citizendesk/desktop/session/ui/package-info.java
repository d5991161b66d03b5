// SPDX-License-Identifier: Apache-2.0
/** Tests of the sign-in screen. */
@NullMarked
package org.citizendesk.desktop.session.ui;

import org.jspecify.annotations.NullMarked;
