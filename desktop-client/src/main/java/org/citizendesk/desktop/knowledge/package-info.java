// SPDX-License-Identifier: Apache-2.0
/** The policy articles on this computer. */
@NullMarked
package org.citizendesk.desktop.knowledge;

import org.jspecify.annotations.NullMarked;
