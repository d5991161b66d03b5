// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.protocol.connector.Connector;

/**
 * A telephone that can be put on the desk.
 *
 * @param name how it is called on the screen
 * @param connector brings its calls
 */
public record Telephone(String name, Connector connector) {}
