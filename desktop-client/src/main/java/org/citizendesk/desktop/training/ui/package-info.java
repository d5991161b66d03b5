// SPDX-License-Identifier: Apache-2.0
/** The trainer's workspace. */
@NullMarked
package org.citizendesk.desktop.training.ui;

import org.jspecify.annotations.NullMarked;
