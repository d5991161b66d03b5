// SPDX-License-Identifier: Apache-2.0
/** Search and reading of policy articles. */
@NullMarked
package org.citizendesk.desktop.knowledge.ui;

import org.jspecify.annotations.NullMarked;
