// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import org.citizendesk.protocol.frame.Role;
import java.util.List;

/**
 * Who works at this desktop.
 *
 * @param name the sign-in name
 * @param displayName how colleagues and citizens see it
 */
public record SignedInUser(String name, String displayName, List<Role> roles) {
  /** Copies the roles. */
  public SignedInUser {
    roles = List.copyOf(roles);
  }

  /** Returns whether the user has a role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }
}
