// SPDX-License-Identifier: Apache-2.0
/**
 * A whole contact centre in one program: server, mail server, invented citizens with months of
 * history.
 */
@NullMarked
package org.citizendesk.endtoend.demo;

import org.jspecify.annotations.NullMarked;
