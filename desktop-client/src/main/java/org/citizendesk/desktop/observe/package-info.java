// SPDX-License-Identifier: Apache-2.0
/** Values that can be watched, without a user-interface toolkit. */
@NullMarked
package org.citizendesk.desktop.observe;

import org.jspecify.annotations.NullMarked;
