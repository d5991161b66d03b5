// SPDX-License-Identifier: Apache-2.0
/** Tests of the citizen's header. */
@NullMarked
package org.citizendesk.desktop.citizen.ui;

import org.jspecify.annotations.NullMarked;
