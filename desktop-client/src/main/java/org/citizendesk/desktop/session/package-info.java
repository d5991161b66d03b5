// SPDX-License-Identifier: Apache-2.0
/** Signing in, also with no server. */
@NullMarked
package org.citizendesk.desktop.session;

import org.jspecify.annotations.NullMarked;
