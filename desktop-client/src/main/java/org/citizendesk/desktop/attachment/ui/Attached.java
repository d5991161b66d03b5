// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.citizendesk.protocol.fact.EmailFact;

/**
 * A file as a message lists it.
 *
 * @param message hash of the message it came with; empty if it came with none
 * @param words its name and size
 */
public record Attached(EmailFact.Attachment file, String message, String words) {}
