// SPDX-License-Identifier: Apache-2.0
/** The driver that screens are tested with, and the tests of what all screens share. */
@NullMarked
package org.citizendesk.desktop.ui;

import org.jspecify.annotations.NullMarked;
