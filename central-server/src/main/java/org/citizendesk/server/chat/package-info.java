// SPDX-License-Identifier: Apache-2.0
/**
 * Chat on the agency's web pages: the widget, the numbered log of each conversation, and the
 * sockets that read it.
 */
@NullMarked
package org.citizendesk.server.chat;

import org.jspecify.annotations.NullMarked;
