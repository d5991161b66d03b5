// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.attachment.Attachments;
import org.citizendesk.desktop.attention.Attention;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.citizen.Citizens;
import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.Replies;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.Transfers;
import org.citizendesk.desktop.contact.Work;
import org.citizendesk.desktop.knowledge.Confirmations;
import org.citizendesk.desktop.knowledge.Feedback;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.routing.AgentState;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.signal.Signals;
import org.citizendesk.desktop.supervision.Supervision;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.training.ReadingLists;
import org.citizendesk.desktop.voice.Phone;
import java.util.function.UnaryOperator;

/**
 * What a signed-in user's screen is built on; none of it knows the screen.
 *
 * @param link how the link to the server is
 * @param queueNames what people call a queue, from its id
 */
public record DesktopServices(
    SignedInUser user,
    Observed<LinkStatus> link,
    Attention attention,
    Work work,
    Conversation conversation,
    Drafts drafts,
    CannedTexts cannedTexts,
    SendTimes sendTimes,
    Outcomes outcomes,
    UnaryOperator<String> queueNames,
    Transfers transfers,
    Replies replies,
    Attachments attachments,
    Timeline timeline,
    Citizens citizens,
    AgentState agentState,
    Phone phone,
    Supervision supervision,
    Confirmations confirmations,
    ReadingLists readingLists,
    Feedback feedback,
    Signals signals) {}
