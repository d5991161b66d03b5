// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import java.time.Instant;

/**
 * A call at this desktop.
 *
 * @param party the number it comes from; a hint, never an identity
 * @param displayName the citizen's name if exactly one is known by that number, else what the
 *     telephone system says
 * @param state where it stands
 * @param muted whether the agent's microphone is off
 * @param since when the state began
 */
public record Call(
    ContactId contact,
    CitizenId citizen,
    String party,
    String displayName,
    CallFact.State state,
    boolean muted,
    Instant since) {}
