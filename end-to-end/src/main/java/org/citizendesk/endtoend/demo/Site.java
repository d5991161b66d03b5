// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.Persona;
import java.net.URI;
import java.util.List;

/** A contact centre that desktops and citizens find. */
public interface Site extends AutoCloseable {
  /** Returns where desktops find the server. */
  URI address();

  /** Returns how citizens reach the agency. */
  Crowd.Places places();

  /** Returns the invented citizens. */
  List<Persona> personas();

  /** Closes it for desktops and citizens. */
  @Override
  void close();
}
