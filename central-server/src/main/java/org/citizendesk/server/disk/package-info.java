// SPDX-License-Identifier: Apache-2.0
/**
 * Watches the disk that the store lies on, and stops the store before it is in the way of itself.
 */
@NullMarked
package org.citizendesk.server.disk;

import org.jspecify.annotations.NullMarked;
