/** The server's one port: Jetty, its limits, and JSON over HTTP. */
@NullMarked
package org.citizendesk.server.web;

import org.jspecify.annotations.NullMarked;
