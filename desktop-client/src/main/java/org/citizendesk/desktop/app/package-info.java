// SPDX-License-Identifier: Apache-2.0
/** Puts the desktop together; the only package that knows all features. */
@NullMarked
package org.citizendesk.desktop.app;

import org.jspecify.annotations.NullMarked;
