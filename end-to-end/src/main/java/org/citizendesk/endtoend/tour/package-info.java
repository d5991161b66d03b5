// SPDX-License-Identifier: Apache-2.0
/**
 * Works one contact of each channel through the real window, server and mail, takes pictures and
 * reports.
 */
@NullMarked
package org.citizendesk.endtoend.tour;

import org.jspecify.annotations.NullMarked;
