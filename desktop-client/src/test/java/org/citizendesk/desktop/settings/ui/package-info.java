// SPDX-License-Identifier: Apache-2.0
/** Tests of the settings screen. */
@NullMarked
package org.citizendesk.desktop.settings.ui;

import org.jspecify.annotations.NullMarked;
