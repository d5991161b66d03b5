// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import org.citizendesk.protocol.event.Event;

/**
 * A fact of a kind, or of a version, that this program does not know: kept, carried and shown as
 * such.
 *
 * @param content as it came
 */
public record UnknownFact(Event.Content content) implements Fact {}
