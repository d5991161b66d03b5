// SPDX-License-Identifier: Apache-2.0
/**
 * Proves what survives a power loss: records what real programs write and bring to the disk, builds
 * the files as the disk may hold them at any moment, opens them with the product's own code and
 * compares with what had been said to be safe.
 */
@NullMarked
package org.citizendesk.endtoend.powerloss;

import org.jspecify.annotations.NullMarked;
