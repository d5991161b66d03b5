// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;

/**
 * A part of a message that is not its text. Its bytes are kept under their hash.
 *
 * @param name a file name that is safe on every system, unlike any other of the same message
 * @param mediaType as declared, lower case, without parameters; a hint, never to be trusted
 * @param bytes its size, decoded
 * @param sha256 hash of the decoded bytes
 * @param contentId how the HTML names it ({@code cid:}), without brackets; null if it does not
 */
public record MailAttachment(
    String name, String mediaType, long bytes, String sha256, @Nullable String contentId) {}
