// SPDX-License-Identifier: Apache-2.0
/** Mail that comes in files rather than from a mail server. */
@NullMarked
package org.citizendesk.server.email.archive;

import org.jspecify.annotations.NullMarked;
