// SPDX-License-Identifier: Apache-2.0
/** Tests of the trainer's workspace. */
@NullMarked
package org.citizendesk.desktop.training.ui;

import org.jspecify.annotations.NullMarked;
