// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

/**
 * Whether new work can come to this agent.
 *
 * @param linked whether the server can be reached
 * @param ready whether the agent may be offered work
 * @param obstacle why the agent is not ready, in words; empty if they are
 */
public record Standing(boolean linked, boolean ready, String obstacle) {}
