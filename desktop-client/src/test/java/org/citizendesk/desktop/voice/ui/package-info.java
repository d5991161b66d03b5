// SPDX-License-Identifier: Apache-2.0
/** Tests of the telephone on the screen. */
@NullMarked
package org.citizendesk.desktop.voice.ui;

import org.jspecify.annotations.NullMarked;
