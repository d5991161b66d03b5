// SPDX-License-Identifier: Apache-2.0
/** The telephone in the desktop. */
@NullMarked
package org.citizendesk.desktop.voice;

import org.jspecify.annotations.NullMarked;
