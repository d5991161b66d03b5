// SPDX-License-Identifier: Apache-2.0
/** Teaching from the articles. */
@NullMarked
package org.citizendesk.desktop.training;

import org.jspecify.annotations.NullMarked;
