// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import java.time.Instant;

/** One thing that happened in the invented past. */
record Scene(Instant at, Event.Subject subject, Fact fact) {}
