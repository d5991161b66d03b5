// SPDX-License-Identifier: Apache-2.0
/** Texts that the agency has ready, with what is filled in before they are sent. */
@NullMarked
package org.citizendesk.desktop.canned;

import org.jspecify.annotations.NullMarked;
