// SPDX-License-Identifier: Apache-2.0
/** The call bar and the ringing card. */
@NullMarked
package org.citizendesk.desktop.voice.ui;

import org.jspecify.annotations.NullMarked;
