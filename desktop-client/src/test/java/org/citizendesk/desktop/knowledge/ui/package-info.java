// SPDX-License-Identifier: Apache-2.0
/** Tests of searching and reading articles. */
@NullMarked
package org.citizendesk.desktop.knowledge.ui;

import org.jspecify.annotations.NullMarked;
